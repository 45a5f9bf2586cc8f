import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import type { Period } from '#shared/domain/ratings/period.ts';
import { aRatingFact } from '#test/support/a-cycle-record.ts';

const day = 86_400_000;

/** What a body did in a period, in numbers of its cycles. */
export interface BodyDeeds {
  readonly body: string;
  readonly cycles: number;
  readonly late?: number;
  readonly slow?: number;
  readonly returned?: number;
  readonly rated?: number;
  readonly satisfied?: number;
  readonly extended?: number;
  readonly quick?: number;
  readonly sector?: string;
  readonly category?: string;
}

/** Cycles of ten days each, all due and answered in the period; the first ones are late, then slow. */
export function leagueFacts({ from }: Period, deeds: readonly BodyDeeds[]): RatingFact[] {
  return deeds.flatMap((deed) => {
    const { body, cycles, late = 0, slow = 0, returned = 0, rated = 0, satisfied = 0, extended = 0, quick = 0 } = deed;
    const { sector = 'housing', category = 'heating' } = deed;
    return Array.from({ length: cycles }, (_, index) => {
      const clockStart = from + (index % 15) * day;
      const dueAt = clockStart + 10 * day;
      const answeredAt = index < late ? dueAt + day : clockStart + (index < late + slow ? 8 : 2) * day;
      return aRatingFact({
        ...{ appealId: `${body}-${index}`, body, clockStart, dueAt, answeredAt },
        ...(index % 3 === 0 ? { sector: 'roads', category: 'repair' } : { sector, category }),
        ...(index >= cycles - returned ? { returnedAt: answeredAt + day } : {}),
        ...(index < rated ? { satisfied: index < satisfied, surveySeconds: index < quick ? 2 : 60 } : {}),
        ...(index < extended ? { extendedAt: clockStart + day } : {}),
      });
    });
  });
}
