import type { Fact, UnknownFact } from './fact.ts';

/**
 * The ids and the time of what a part of the centre (`by`) concludes from a fact on receipt: it is of the same instant, and
 * each part draws one conclusion at most, so that the same fact always gives the same ids.
 */
export function conclusionIds({ source, eventId, occurredAt, sequence }: Fact | UnknownFact, by: string) {
  return { source: by, eventId: `${source}#${eventId}`, occurredAt, sequence };
}
