import { drawFrom } from '#infra/local/demonstration/draw.ts';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { monthPeriod } from '#shared/domain/ratings/period.ts';
import { region } from '#shared/region/region.ts';

const month = '2026-10';
const dayMs = 86_400_000;
const channels = ['federal-platform', 'portal', 'social', 'messenger'] as const;
const sectors = ['housing', 'waste', 'roads', 'health', 'education', 'amenities'] as const;

export const league = 'municipal' as const;
export const period = monthPeriod(month, region.timeZone, region.method.cutOffDays);
export const bodies = region.directory.bodiesOf(league, `${month}-01`);

/** A made-up month of one league: two thirds answered in time, half of the answers judged. */
export function ratingFacts(cycles: number): RatingFact[] {
  const draw = drawFrom(11);
  return Array.from({ length: cycles }, (_, number) => {
    const clockStart = period.from + draw.int(-20 * dayMs, 11 * dayMs);
    const dueAt = clockStart + 20 * dayMs;
    const answeredAt = draw.chance(0.95) ? clockStart + draw.int(0, 30 * dayMs) : undefined;
    return {
      appealId: number.toString(32).toUpperCase().padStart(12, '0'),
      cycle: 1,
      source: 'komi-demo',
      sector: draw.pick(sectors),
      municipality: 'usinsk',
      channel: draw.pick(channels),
      policy: 'message-portal',
      ...{ clockStart, dueAt, answeredAt, firstAnswerAt: answeredAt },
      body: draw.pick(bodies),
      returnedAt: undefined,
      satisfied: answeredAt !== undefined && draw.chance(0.5) ? draw.chance(0.7) : undefined,
    };
  });
}
