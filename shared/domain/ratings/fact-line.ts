import { shardOf } from '../appeals/identity.ts';
import { compareText } from '../compare-text.ts';
import type { CycleKey } from '../surveys/invitation.ts';
import type { RatingFact } from './fact.ts';

/** A fact as a line of the archived facts file: one order of fields, instants in UTC to the millisecond, absent fields left out. */
export function factLine(fact: RatingFact): string {
  const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());
  return `${JSON.stringify({
    appealId: fact.appealId,
    cycle: fact.cycle,
    source: fact.source,
    sector: fact.sector,
    category: fact.category,
    municipality: fact.municipality,
    channel: fact.channel,
    policy: fact.policy,
    clockStart: iso(fact.clockStart),
    dueAt: iso(fact.dueAt),
    firstAnswerAt: iso(fact.firstAnswerAt),
    answeredAt: iso(fact.answeredAt),
    resolution: fact.resolution,
    body: fact.body,
    returnedAt: iso(fact.returnedAt),
    satisfied: fact.satisfied,
    surveySeconds: fact.surveySeconds,
    isUnreachable: fact.isUnreachable,
    extendedAt: iso(fact.extendedAt),
    changedAt: iso(fact.changedAt),
    forwardedBy: fact.forwardedBy,
    isForwardedLate: fact.isForwardedLate,
    flags: fact.flags,
  })}\n`;
}

/** The order of a facts file: by shard, appeal and cycle, so that it can be written a shard at a time. */
export function compareFacts(a: CycleKey, b: CycleKey): number {
  return (
    compareText(shardOf(a.appealId), shardOf(b.appealId)) || compareText(a.appealId, b.appealId) || a.cycle - b.cycle
  );
}

/** The canonical facts file: a line for each fact, in order. */
export function factsFile(facts: readonly RatingFact[]): string {
  return [...facts].sort(compareFacts).map(factLine).join('');
}
