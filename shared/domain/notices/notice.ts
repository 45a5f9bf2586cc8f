import type { Instant } from '../appeals/fact.ts';
import type { WorkingTime } from '../deadlines/working-time.ts';
import type { Digest } from './digest.ts';
import type { Recipient } from './recipient.ts';

/** What the staff is told of one appeal: no word of the citizen. */
export interface EscalationNotice {
  readonly kind: 'escalation';
  readonly appealId: string;
  readonly cycle: number;
  /** Of the ladder. */
  readonly level: string;
  /** The last instant of the term it is about. */
  readonly dueAt: Instant;
  readonly sector: string;
  readonly category: string;
  readonly municipality?: string | undefined;
  readonly body?: string | undefined;
}

/** The morning's digest of a recipient. */
export interface DigestNotice extends Digest {
  readonly kind: 'digest';
}

export type Notice = EscalationNotice | DigestNotice;

/** Something that one recipient is told. */
export interface Addressed {
  readonly recipient: Recipient;
  readonly createdAt: Instant;
  /** Nobody is told before. */
  readonly notBefore: Instant;
  readonly isUrgent?: true | undefined;
}

/** When somebody may be told: at once when it is urgent or offices work, else when they next do. */
export function tellableAt(
  now: Instant,
  isUrgent: boolean,
  { nextWorkingTime }: Pick<WorkingTime, 'nextWorkingTime'>,
): Instant {
  return isUrgent ? now : nextWorkingTime(now);
}
