import type { Fact, UnknownFact } from '../appeals/fact.ts';
import { compareFacts, type FoldRules } from '../appeals/fold.ts';
import { type Situation, situationOf } from './situation.ts';
import texts from './warnings.ru.json' with { type: 'json' };

type WarningCode = keyof typeof texts;

/** What a command was taken in spite of, for its author to know. */
export interface Warning {
  readonly code: WarningCode;
  /** The article of the rule, in Russian. */
  readonly clause: string;
  /** In Russian. */
  readonly text: string;
}

/**
 * What the author of a command's fact should know, by the facts before it, so that it is the same when it is asked again. A
 * forwarding after the term for it is taken, for the appeal has to reach whoever is competent (59-ФЗ art. 8(3)).
 */
export function warningsOn(
  fact: Fact | UnknownFact,
  { facts, kind = 'message' }: Situation,
  rules: FoldRules,
): Warning[] {
  if (fact.type !== 'appeal.forwarded') return [];
  const before = situationOf(
    facts.filter((one) => compareFacts(one, fact) < 0),
    rules,
  );
  if (!before.cycle || fact.occurredAt <= before.cycle.forwardingDueAt) return [];
  const { text, ...clauses } = texts['forwarded-late'];
  return [{ code: 'forwarded-late', clause: clauses[kind], text }];
}
