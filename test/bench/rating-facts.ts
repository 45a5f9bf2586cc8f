import { drawFrom } from '#infra/local/demonstration/draw.ts';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { region } from '#shared/region/region.ts';

const month = '2026-10';
const dayMs = 86_400_000;
const resolutions = ['resolved', 'explained', 'declined'] as const;
const channels = ['federal-platform', 'portal', 'social', 'messenger'] as const;
const categories = [
  ['housing', 'roof'],
  ['housing', 'heating'],
  ['waste', 'removal'],
  ['roads', 'repair'],
  ['health', 'appointment'],
  ['education', 'places'],
  ['amenities', 'street-lighting'],
] as const;

export const league = 'municipal' as const;
export const period = periodOf(month, region.timeZone, region.method.cutOffDays);

/** More bodies than the region has, so that a rating has something to rank. */
export const factBodies = Array.from({ length: 100 }, (_, number) => `body-${String(number).padStart(3, '0')}`);

/** A made-up month of one league: two thirds answered in time, half of the answers judged. */
export function* ratingFacts(cycles: number): Generator<RatingFact> {
  const draw = drawFrom(11);
  for (let number = 0; number < cycles; number += 1) {
    const clockStart = period.from + draw.int(-20 * dayMs, 11 * dayMs);
    const dueAt = clockStart + 20 * dayMs;
    const answeredAt = draw.chance(0.95) ? clockStart + draw.int(0, 30 * dayMs) : undefined;
    const [sector, category] = draw.pick(categories);
    yield {
      appealId: number.toString(32).toUpperCase().padStart(12, '0'),
      cycle: 1,
      source: 'komi-demo',
      sector,
      category,
      municipality: 'usinsk',
      channel: draw.pick(channels),
      policy: 'message-portal',
      ...{ clockStart, dueAt, answeredAt, firstAnswerAt: answeredAt },
      resolution: answeredAt === undefined ? undefined : draw.pick(resolutions),
      body: draw.pick(factBodies),
      returnedAt: undefined,
      satisfied: answeredAt !== undefined && draw.chance(0.5) ? draw.chance(0.7) : undefined,
    };
  }
}
