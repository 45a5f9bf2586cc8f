/** Ways to a citizen: the platform they wrote on, and contacts they gave. */
export const ways = ['platform', 'email', 'sms', 'vk', 'telegram', 'max'] as const;

export type Way = (typeof ways)[number];
/** A way by a contact; it is also what the contact is called where contacts are kept, but for `sms`, which is a `phone`. */
export type ContactWay = Exclude<Way, 'platform'>;

/** What a citizen gets, in plain words, with the link in them. */
export interface CitizenMessage {
  /** The same for every attempt: a channel that can tells a repeat by it. */
  readonly id: string;
  /** Address, number or account. */
  readonly to: string;
  /** Only a mail has one. */
  readonly subject: string;
  readonly text: string;
}

/**
 * `refused`: another attempt is useless; says why in a word, never with an address. `isContactDead`: nothing will ever reach
 * this contact (no such mailbox, the citizen has blocked the sender).
 */
export type ChannelOutcome = 'sent' | { readonly refused: string; readonly isContactDead: boolean };

export interface CitizenChannel {
  /** Hands a message over. Throws `DeliveryFailed` when another attempt may succeed. */
  send(message: CitizenMessage): Promise<ChannelOutcome>;
}

/** The name says why, and goes into logs and to the dead letters: it never holds an address or a word of the message. */
export class DeliveryFailed extends Error {
  readonly reason: string;
  /** Nobody is to try again before so many milliseconds have passed. */
  readonly retryAfterMs: number | undefined;
  readonly isOutage = true;

  constructor(reason: string, { retryAfterMs, cause }: { retryAfterMs?: number | undefined; cause?: unknown } = {}) {
    super(reason, { cause });
    this.name = `DeliveryFailed ${reason}`;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}
