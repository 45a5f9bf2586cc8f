/** A mail in plain words to one mailbox. */
export interface Mail {
  /** The same for every attempt: whoever gets it twice can tell. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where one POST says that no more of these are wanted: mail programs offer it beside the sender (RFC 8058). */
  readonly optOutUrl?: string | undefined;
}

/** `refused`: it will never be taken; says why in a word, never with an address. A dead mailbox takes no other mail either. */
type MailOutcome = 'sent' | { readonly refused: string; readonly isMailboxDead: boolean };

export interface MailSender {
  /** Hands a mail over. Throws `MailFailed` when another attempt may succeed. */
  send(mail: Mail): Promise<MailOutcome>;
}

/** The name says why, and goes into logs: it never holds an address or a word of the mail. */
export class MailFailed extends Error {
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = `MailFailed ${reason}`;
    this.reason = reason;
  }
}

/** Headers of RFC 2369 and RFC 8058 for a mail that can be opted out of. */
export function optOutHeaders(optOutUrl: string | undefined): Readonly<Record<string, string>> {
  if (optOutUrl === undefined) return {};
  return { 'List-Unsubscribe': `<${optOutUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
