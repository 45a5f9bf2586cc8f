import fc from 'fast-check';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { aCycleRecord } from './a-cycle-record.ts';
import { moscow } from './moscow.ts';

/*
 * Cycles around October 2026, which ends for observation on 10 November: instants at random,
 * and often on one of the boundaries or a millisecond beside it.
 */

const boundaries = ['2026-10-01', '2026-11-01', '2026-11-11'].map(moscow).flatMap((at) => [at - 1, at, at + 1]);
const instant = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: moscow('2026-09-15'), max: moscow('2026-11-20') }) },
  { weight: 1, arbitrary: fc.constantFrom(...boundaries) },
);
const maybe = <T>(value: fc.Arbitrary<T>, freq = 3) => fc.option(value, { nil: undefined, freq });

export const bodies = ['mun-vorkuta', 'mun-inta', 'mun-usinsk', 'mun-ukhta', 'mun-pechora', 'mun-sosnogorsk'];
const body = fc.constantFrom(...bodies.slice(0, 5));

const rating = fc.record({
  at: instant,
  satisfied: fc.boolean(),
  by: fc.constantFrom('survey', 'source'),
});

const anyCycleRecord: fc.Arbitrary<CycleRecord> = fc
  .record({
    instants: fc.tuple(instant, instant).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    answeredAt: maybe(instant),
    answeredBy: body,
    responsibleAtDue: maybe(body),
    returnedAt: maybe(instant, 1),
    ratings: fc.array(rating, { maxLength: 3 }),
  })
  .map(({ instants: [clockStart, dueAt], answeredAt, answeredBy, ratings, ...rest }) =>
    aCycleRecord({
      ...rest,
      clockStart,
      dueAt,
      answeredAt,
      answeredBy: answeredAt === undefined ? undefined : answeredBy,
      ratings: ratings.toSorted((a, b) => a.at - b.at),
    }),
  );

export const anyLeague: fc.Arbitrary<CycleRecord[]> = fc.array(anyCycleRecord, { maxLength: 40, size: 'max' });
