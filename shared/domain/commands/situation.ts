import type { Appeal, Cycle, StateFound } from '../appeals/appeal.ts';
import { bodyOf } from '../appeals/body-of.ts';
import type { Fact, UnknownFact } from '../appeals/fact.ts';
import type { AppealKind } from '../appeals/fact-data.ts';
import { type FoldRules, fold } from '../appeals/fold.ts';

/** What a command finds. */
export interface Situation {
  readonly facts: readonly (Fact | UnknownFact)[];
  readonly appeal: Appeal;
  readonly kind: AppealKind | undefined;
  /** The latest cycle. */
  readonly cycle: Cycle | undefined;
  readonly state: StateFound;
  /** On whose table it is; who only answered it stays named. */
  readonly body: string | undefined;
}

/** The situation that the facts of an appeal make. */
export function situationOf(facts: readonly (Fact | UnknownFact)[], rules: FoldRules): Situation {
  const appeal = fold(facts, rules);
  const cycle = appeal.cycles.at(-1);
  return {
    facts,
    appeal,
    kind: appeal.submission?.kind,
    cycle,
    state: cycle?.state ?? 'absent',
    body: bodyOf(cycle),
  };
}
