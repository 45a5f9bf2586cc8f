import type { Fact } from '#shared/domain/appeals/fact.ts';
import type { FactData, FactType } from '#shared/domain/appeals/fact-data.ts';
import { aFact, type FactIds } from './a-fact.ts';

/** A fact of a history: its type without `appeal.`, its time on the Moscow clock, and what is unusual about it. */
export type Step = {
  [T in FactType]: T extends `appeal.${infer Name}`
    ? readonly [name: Name, at: string, data?: Partial<FactData[T]>, ids?: FactIds]
    : never;
}[FactType];

/** A history step by step: `aHistory(['submitted', '2026-10-05'], ['answered', '2026-10-06T10:30', { agency: 'mun-inta' }])`. */
export function aHistory(...steps: readonly Step[]): Fact[] {
  return steps.map(([name, at, data = {}, ids = {}]) => aFact(`appeal.${name}`, at, data, ids));
}
