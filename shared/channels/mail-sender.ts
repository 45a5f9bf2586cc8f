/** A mail in plain words to one mailbox. */
export interface Mail {
  /** The same for every attempt: whoever gets it twice can tell. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `refused`: it will never be taken; says why in a word, never with an address. */
type MailOutcome = 'sent' | { readonly refused: string };

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
