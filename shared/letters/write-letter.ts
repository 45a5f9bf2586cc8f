import { IntlMessageFormat } from 'intl-messageformat';
import { spokenAppealId } from '#shared/domain/appeals/identity.ts';
import type { LetterForms, LetterKind, Letters } from '#shared/domain/letters/letter-texts.ts';

/** What a letter is about; by it the citizen recognises the appeal. */
interface About {
  readonly appealId: string;
  /** The catalogue's words for the category; undefined where they tell a citizen nothing. */
  readonly title: string | undefined;
}

type Values = Readonly<Record<string, string | number>>;

/** A letter in all its forms. `values` are what the templates of its kind name beside the appeal. */
export function writeLetter(
  letters: Letters,
  kind: LetterKind,
  { appealId, title }: About,
  values: Values,
): LetterForms {
  const all = {
    number: spokenAppealId(appealId),
    about: title === undefined ? 'none' : 'known',
    title: title ?? '',
    ...values,
  };
  const write = (template: string) => String(new IntlMessageFormat(template, letters.language).format(all));
  const { platform, mail, messenger, sms } = letters[kind];
  return {
    platform: write(platform),
    mail: { subject: write(mail.subject), text: write(mail.text) },
    messenger: write(messenger),
    sms: write(sms),
  };
}
