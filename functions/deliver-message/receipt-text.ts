import { spokenAppealId } from '#shared/domain/appeals/identity.ts';
import { spokenStatusCode } from '#shared/domain/appeals/status-code.ts';
import type { ReceiptMessage } from './contract.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface Wording {
  readonly code: string;
  /** What the category is called; undefined where that tells a citizen nothing. */
  readonly title: string | undefined;
  readonly timeZone: string;
}

/** What the citizen reads beside the link: the number, what it was about, by when, and the code to type. */
export function receiptText({ appealId, dueAt }: ReceiptMessage, { code, title, timeZone }: Wording): string {
  const values = {
    number: spokenAppealId(appealId),
    about: title === undefined ? '' : texts.about.replace('{title}', () => title),
    due: new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone }).format(dueAt),
    code: spokenStatusCode(code),
  };
  return texts.receipt.replace(/\{(number|about|due|code)\}/g, (_, name: keyof typeof values) => values[name]);
}
