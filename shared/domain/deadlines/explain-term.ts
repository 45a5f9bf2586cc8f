import type { Term } from '../appeals/appeal.ts';
import { type TermRequest, type TermRules, termOf } from './term.ts';
import type { TermStep } from './term-step.ts';

/** The terms of a cycle with every step that led to them; the last step is the term as it stands. */
export function explainTerm(
  request: TermRequest,
  rules: TermRules,
): { readonly term: Term; readonly steps: readonly TermStep[] } {
  const steps: TermStep[] = [];
  return { term: termOf(request, rules, steps), steps };
}
