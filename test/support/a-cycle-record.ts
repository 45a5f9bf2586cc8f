import type { CycleRecord, RatingFact } from '#shared/domain/ratings/fact.ts';
import { endOf, moscow } from './moscow.ts';

const usual = {
  appealId: '7K2M04QX9ZTA',
  cycle: 1,
  source: 'city-portal',
  sector: 'housing',
  category: 'roof',
  channel: 'portal',
  policy: 'message-portal',
  clockStart: moscow('2026-10-05'),
  dueAt: endOf('2026-10-19'),
} as const;

/** A cycle due on 2026-10-19 that nobody has answered; times are instants. */
export function aCycleRecord(unusual: Partial<CycleRecord> = {}): CycleRecord {
  return { ...usual, responsibleAtDue: 'mun-usinsk', ratings: [], ...unusual };
}

/** The same as a rating counts it. */
export function aRatingFact(unusual: Partial<RatingFact> = {}): RatingFact {
  return { ...usual, body: 'mun-usinsk', ...unusual };
}
