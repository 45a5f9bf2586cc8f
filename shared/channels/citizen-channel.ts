import type { Way } from '#shared/domain/letters/ways.ts';

/** What a citizen gets, in plain words, with the link in them. */
export interface CitizenMessage {
  /** The same for every attempt: a channel that can tells a repeat by it. */
  readonly id: string;
  /** Address, number or account. */
  readonly to: string;
  /** Only a mail has one. */
  readonly subject: string;
  readonly text: string;
  /** Where one POST says that no more of these are wanted (RFC 8058); only a mail has a place for it. */
  readonly optOutUrl?: string | undefined;
}

/**
 * `refused`: another attempt is useless; says why in a word, never with an address. `isContactDead`: nothing will ever reach
 * this contact (no such mailbox, the citizen has blocked the sender).
 */
export type ChannelOutcome = 'sent' | { readonly refused: string; readonly isContactDead: boolean };

/** No such mailbox, number or account, or its owner takes nothing from us. */
export function deadContact(reason: string): ChannelOutcome {
  return { refused: reason, isContactDead: true };
}

export interface CitizenChannel {
  /** Hands a message over. Throws `DeliveryFailed` when another attempt may succeed. */
  send(message: CitizenMessage): Promise<ChannelOutcome>;
}

interface Trouble {
  /** Told by whoever knows it. */
  readonly way?: Way | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly isOutage?: boolean;
}

/** The name says why, and goes into logs and to the dead letters: it never holds an address or a word of the message. */
export class DeliveryFailed extends Error {
  readonly reason: string;
  /** Nobody is to try again before so many milliseconds have passed. */
  readonly retryAfterMs: number | undefined;
  /** The other side is away, busy or not paid: the message is sound and may wait. Otherwise a person has to look at it. */
  readonly isOutage: boolean;

  constructor(reason: string, { way, retryAfterMs, isOutage = true }: Trouble = {}) {
    super(reason);
    this.name = ['DeliveryFailed', way, reason].filter(Boolean).join(' ');
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
    this.isOutage = isOutage;
  }
}
