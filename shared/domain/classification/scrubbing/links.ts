import { oneOf, type Replacement, replacing } from './replacement.ts';

const mailbox = String.raw`[\p{L}\d._%+\-]`;
const domain = String.raw`[\p{L}\d\-]+(?:\.[\p{L}\d\-]+)*\.\p{L}{2,}`;

/** Where people have pages of their own. */
const networks = oneOf(
  String.raw`vk\.(?:com|ru|cc|me)`,
  String.raw`vkontakte\.ru`,
  String.raw`(?:ok|odnoklassniki)\.ru`,
  String.raw`(?:t|wa|telegram)\.me`,
  String.raw`max\.ru`,
);
const linkStart = oneOf(String.raw`https?:\/\/`, String.raw`www\.`, String.raw`(?<![\p{L}\d.])(?:m\.)?${networks}\/`);
/** A mark that closes the sentence is not the link's. */
const linkRest = String.raw`[^\s<>«»"]*[^\s<>«»".,;:!?)]`;

/** Mail addresses, links and nicknames. */
export const links: readonly Replacement[] = [
  replacing(`(?<!${mailbox})${mailbox}+@${domain}`, '[почта]'),
  replacing(`(?i:${linkStart})${linkRest}`, '[ссылка]'),
  replacing(String.raw`(?<![\p{L}\d@])@[A-Za-z]\w{3,}`, '[ссылка]'),
];
