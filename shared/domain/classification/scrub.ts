/**
 * A text without what tells who wrote it: phones, mail addresses, links, names, flats, numbers of cards, passports and pension
 * insurance are replaced by tags. Houses, routes, sums and dates stay. What is written in no usual way is not found: a
 * scrubbed text is still somebody's words. Scrubbing twice changes nothing more.
 */
export function scrub(text: string): string {
  return patterns.reduce((scrubbed, [pattern, tag]) => scrubbed.replace(pattern, tag), text);
}

/** A street or a school may bear a person's name. */
const bearer = String.raw`(?:ул(?:иц\p{L}*)?|пр(?:осп(?:ект\p{L}*)?)?|пл(?:ощад\p{L}*)?|пер(?:еул\p{L}*)?|бул(?:ьвар\p{L}*)?|наб(?:ережн\p{L}*)?|им(?:ени)?)`;
const streetBefore = String.raw`(?<!(?<!\p{L})${bearer}\.?\s*)`;
const notInside = String.raw`(?<![\p{L}\d])`;
const word = String.raw`\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;
const initials = String.raw`\p{Lu}\.\s?\p{Lu}\.`;
const patronymic = String.raw`\p{Lu}\p{Ll}+(?:[ое]вич|ьич|[ое]вн|ичн)\p{Ll}{0,3}(?!\p{L})`;
const gap = String.raw`[\s()\-–]{0,3}`;

/** In this order: a mail address holds a domain, a card and a passport hold what looks like a phone. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu, '[почта]'],
  [/(?:https?:\/\/|www\.|(?<![\p{L}\d.])(?:vk\.com|t\.me|ok\.ru|wa\.me)\/)[^\s<>«»"]+/giu, '[ссылка]'],
  [/(?<![\p{L}\d@])@[a-z]\w{3,}/giu, '[ссылка]'],
  [/(?<!\d)\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?!\d)/g, '[карта]'],
  [/(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)/g, '[СНИЛС]'],
  [/(?<=снилс[:№\s]{0,4})\d{11}(?!\d)/giu, '[СНИЛС]'],
  [/(?<=паспорт[^\d\n]{0,30})\d{2}\s?\d{2}[\s№-]{0,3}(?:номер\s)?\d{6}(?!\d)/giu, '[паспорт]'],
  [/(?<!\d)\d{2}\s?\d{2}\s(?:№\s?)?\d{6}(?!\d)/g, '[паспорт]'],
  [phone(String.raw`(?:\+7|8|7)${gap}\d{3}${gap}\d{3}${gap}\d{2}${gap}\d{2}`), '[телефон]'],
  [phone(String.raw`9\d{2}${gap}\d{3}${gap}\d{2}${gap}\d{2}`), '[телефон]'],
  [phone(String.raw`(?:\+7|8)?\s?\(\d{3,5}\)\s?\d{1,3}-\d{2}-\d{2}`), '[телефон]'],
  [phone(String.raw`\d{3}-\d{2}-\d{2}`), '[телефон]'],
  [/(?<=(?<!\p{L})(?:тел|телефон\p{L}{0,2}|звоните)[.:\s]{1,3})\d(?:[\s-]?\d){4,6}(?!\d)/giu, '[телефон]'],
  [/(?<!\p{L})кв(?:артир\p{L}{1,2})?(?:\.\s?|\s)?№?\s?\d{1,4}(?![\d.]|\s?г|\s?м)(?<!\b\d{4})/giu, '[квартира]'],
  [
    name(
      String.raw`(?<=(?:[Мм]еня зовут|[Мм]о[её] имя|ФИО|Ф\.\s?И\.\s?О\.|[Сс] уважением)[\s:,–-]{1,4})${word}(?:\s${word}){0,2}(?:\s${initials})?`,
    ),
    '[имя]',
  ],
  [name(`${streetBefore}${notInside}(?:${word}\\s)?${word}\\s${patronymic}`), '[имя]'],
  [name(`${streetBefore}${notInside}${word}\\s${initials}`), '[имя]'],
  [name(`${streetBefore}${notInside}${initials}\\s?${word}`), '[имя]'],
];

function phone(digits: string): RegExp {
  return new RegExp(String.raw`(?<![\d+-])${digits}(?![\d-])`, 'g');
}

function name(pattern: string): RegExp {
  return new RegExp(pattern, 'gu');
}
