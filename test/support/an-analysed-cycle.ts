import fc from 'fast-check';
import { ratingFlags } from '#shared/domain/appeals/fact-data.ts';
import { type AnalysedCycle, askings, type CitizenAnswer } from '#shared/domain/satisfaction/analysed-cycle.ts';
import { type AnalysisMethod, analysisMethod, analysisRulesSchema } from '#shared/domain/satisfaction/method.ts';
import type { AnalysisNames } from '#shared/domain/satisfaction/names.ts';
import { method } from './komi.ts';
import { moscow } from './moscow.ts';

/** A cycle answered after three and a half days in October 2026, that nobody was asked about. */
export function anAnalysedCycle(unusual: Partial<AnalysedCycle> = {}): AnalysedCycle {
  return {
    appealId: '7K2M04QX9ZTA',
    cycle: 1,
    sector: 'housing',
    category: 'roof',
    municipality: 'usinsk',
    channel: 'portal',
    body: 'mun-usinsk',
    clockStart: moscow('2026-10-05'),
    answeredAt: moscow('2026-10-08T12:00'),
    asking: 'not-asked',
    ...unusual,
  };
}

/** An answer of a content citizen. */
export function anAnswer(unusual: Partial<CitizenAnswer> = {}): CitizenAnswer {
  return { mark: 5, resolved: 'yes', reasons: [], flags: [], ...unusual };
}

export const aMethod: AnalysisMethod = analysisMethod(
  analysisRulesSchema.parse({
    ...{ id: 'tried', version: 1, sample: true },
    ...{ dayBands: [1, 3, 7, 14, 30], leastAnswersOfStratum: 10 },
  }),
  method,
);

export const someNames: AnalysisNames = {
  ...{ body: {}, sector: {}, category: {}, municipality: {}, channel: {}, days: {} },
  reason: { late: 'Слишком долго', rude: 'Грубый ответ' },
  whole: 'Весь регион',
};

const answer = fc.record({
  mark: fc.integer({ min: 1, max: 5 }),
  resolved: fc.constantFrom('yes' as const, 'partly' as const, 'no' as const, undefined),
  reasons: fc.subarray(['late', 'rude', 'old']),
  flags: fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...ratingFlags]) }),
});

/** Cycles of few kinds, so that cells are of all sizes; about half of them judged. */
export const someCycles: fc.Arbitrary<AnalysedCycle[]> = fc
  .array(
    fc.record({
      sector: fc.constantFrom('housing', 'roads'),
      category: fc.constantFrom('a', 'b', 'c'),
      municipality: fc.constantFrom('inta', 'ukhta', undefined),
      channel: fc.constantFrom('portal' as const, 'email' as const, 'paper' as const),
      body: fc.constantFrom('mun-inta', 'exec-roads', 'exec-housing', undefined),
      hours: fc.integer({ min: 0, max: 900 }),
      asking: fc.constantFrom(...askings),
      answer: fc.option(answer, { nil: undefined }),
    }),
    { maxLength: 120 },
  )
  .map((kinds) =>
    kinds.map(({ hours, asking, answer: own, ...kind }, index) => ({
      ...{
        appealId: `7K2M04QX9Z${String(index).padStart(2, '0').slice(-2)}`,
        cycle: 1 + Math.floor(index / 100),
        ...kind,
      },
      ...{ clockStart: moscow('2026-10-01'), answeredAt: moscow('2026-10-01') + hours * 3_600_000 },
      ...{ asking: own ? ('asked' as const) : asking, answer: own },
    })),
  );
