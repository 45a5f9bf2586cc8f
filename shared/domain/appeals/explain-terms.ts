import type { TermStep } from '../deadlines/term-step.ts';
import type { Fact, UnknownFact } from './fact.ts';
import { type FoldRules, fold } from './fold.ts';

/** How the terms of each cycle came about, in the order of the cycles: the fold once more, which notes its steps. */
export function explainTerms(
  facts: readonly (Fact | UnknownFact)[],
  rules: FoldRules,
): readonly (readonly TermStep[])[] {
  const steps: TermStep[][] = [];
  fold(facts, rules, steps);
  return steps;
}
