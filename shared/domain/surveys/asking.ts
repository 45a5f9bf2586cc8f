import type { Instant } from '../appeals/fact.ts';
import type { CycleKey } from './invitation.ts';
import { surveyTermMs } from './survey.ts';
import type { SurveyRules } from './survey-rules.ts';

/** A cycle that is to be asked about. */
export interface AskedCycle extends CycleKey {
  /** UTC milliseconds. */
  readonly answeredAt: Instant;
}

/** A cycle whose question waits because its citizen was asked lately. */
export interface WaitingCycle extends AskedCycle {
  /** When it is to be tried again. */
  readonly dueAt: Instant;
}

/** What a record says of the cycle that waits. */
export interface WaitingMark extends WaitingCycle {
  /** Its question has been asked or will never be: it does not wait any more. */
  readonly isSettled?: boolean | undefined;
}

/** What is known of one contact of a citizen, under its keyed hash. */
export interface CitizenRecord {
  readonly hash: string;
  readonly askedAt?: Instant | undefined;
  readonly optedOutAt?: Instant | undefined;
  /** Nothing reaches this contact. */
  readonly deadAt?: Instant | undefined;
  readonly waiting?: WaitingMark | undefined;
  /** When the record ends, UTC seconds. */
  readonly expiresAt?: number | undefined;
}

/** What to do about a cycle now. */
export type Asking =
  | { readonly now: 'ask' }
  /** Nobody is asked, for good. */
  | { readonly now: 'settle'; readonly outcome: 'opted-out' | 'too-often' }
  /** Until `dueAt`; the cycles in whose place it waits are not asked about any more. */
  | { readonly now: 'wait'; readonly dueAt: Instant; readonly instead: readonly WaitingCycle[] }
  /** It waits already. */
  | { readonly now: 'leave' }
  /** The answer is older than a link may live, and nobody had it wait. */
  | { readonly now: 'drop' };

/** An asking that is a condition of the write: whoever was asked after `freeSince` is not asked. */
export interface AskTimes {
  readonly now: Instant;
  readonly freeSince: Instant;
}

/** Clocks of two machines differ by less: what is released is free for whoever asks. */
const clockDriftMs = 5 * 60_000;
/** Who waits is released by the hour, and asked a little later. */
const releaseMs = 2 * 3_600_000;

/** After a citizen was asked, nobody asks them again for so long, milliseconds. */
export function pauseMs({ pauseDays }: Pick<SurveyRules, 'pauseDays'>): number {
  return pauseDays * 86_400_000;
}

/**
 * Whether the citizen of these records is asked about the cycle at `now`: nobody more often than once in the pause, across
 * all appeals; of several that would have to wait the newest answer waits, and nothing waits beyond the question's own
 * time (surveys.md, "Not asked").
 */
export function askingOf(
  asked: AskedCycle,
  citizen: readonly CitizenRecord[],
  now: Instant,
  rules: Pick<SurveyRules, 'pauseDays'>,
): Asking {
  const waiting = citizen.flatMap((record) => (record.waiting && !record.waiting.isSettled ? [record.waiting] : []));
  const own = waiting.find((one) => isSame(one, asked));
  const endsAt = asked.answeredAt + surveyTermMs;
  if (now >= endsAt) return own ? { now: 'settle', outcome: 'too-often' } : { now: 'drop' };
  if (citizen.some(({ optedOutAt }) => optedOutAt !== undefined)) return { now: 'settle', outcome: 'opted-out' };

  // One that was due long ago has been looked at, and was not to be asked about any more.
  const others = waiting.filter((one) => !isSame(one, asked) && one.dueAt > now - releaseMs);
  if (others.some((one) => isNewer(one, asked))) return { now: 'settle', outcome: 'too-often' };
  const freeAt = Math.max(...citizen.map(({ askedAt = Number.NEGATIVE_INFINITY }) => askedAt)) + pauseMs(rules);
  if (now >= freeAt) return { now: 'ask' };
  if (own && own.dueAt > now) return { now: 'leave' };

  const dueAt = freeAt + clockDriftMs;
  if (dueAt + releaseMs >= endsAt) return { now: 'settle', outcome: 'too-often' };
  const instead = others.filter((one, index) => others.findIndex((other) => isSame(one, other)) === index);
  return { now: 'wait', dueAt, instead };
}

/** Whether both are the same cycle of the same appeal. */
export function isSame(one: CycleKey, other: CycleKey): boolean {
  return one.appealId === other.appealId && one.cycle === other.cycle;
}

function isNewer(one: AskedCycle, other: AskedCycle): boolean {
  if (one.answeredAt !== other.answeredAt) return one.answeredAt > other.answeredAt;
  return one.appealId === other.appealId ? one.cycle > other.cycle : one.appealId > other.appealId;
}
