import { likenessOf } from '../problems/likeness.ts';
import { cycleRecords } from '../ratings/fact.ts';
import type { Appeal } from './appeal.ts';
import { type AppealChange, type AppealIds, factsOf, type History, type ReceivedFact } from './appeal-store.ts';
import type { KeptContacts } from './contacts.ts';
import { type FoldRules, fold } from './fold.ts';
import { type WorkRules, workOf } from './work.ts';

/** What an appeal is folded with, and what it is to the staff. */
export type AppealRules = FoldRules & WorkRules;

/** New facts on their way into a history. */
export interface Addition {
  readonly ids: AppealIds;
  /** As it was read. */
  readonly history: History;
  /** Facts that the history does not hold. */
  readonly facts: readonly ReceivedFact[];
  readonly contacts?: KeptContacts | undefined;
}

/** An appeal after facts that are new to it, and all that is stored with it. */
export function appealChange({ ids, history, facts, contacts }: Addition, rules: AppealRules): AppealChange {
  const all = factsOf([...history.received, ...facts]);
  const appeal = fold(all, rules);
  return {
    ids,
    expectedVersion: history.version,
    received: facts,
    contacts,
    appeal,
    work: workOf(ids, appeal, rules),
    likeness: likenessOf(ids.appealId, all, appeal),
    records: cycleRecords(ids, appeal),
    earlierRecords: history.earlierRecords,
  };
}

/** What the history makes of the appeal as it was read. */
export function appealOf(history: History, rules: FoldRules): Appeal {
  return fold(factsOf(history.received), rules);
}
