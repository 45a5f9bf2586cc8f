import { type AppealRules, appealChange } from './appeal-change.ts';
import type { AppealChange, AppealIds, History } from './appeal-store.ts';
import type { Instant } from './fact.ts';
import type { Work } from './work.ts';

/** What other rules have made of the open cycle of an appeal. */
export interface Refolded {
  readonly appealId: string;
  readonly cycle: number;
  readonly policy: string;
  readonly before: RefoldedTerm;
  readonly after: RefoldedTerm;
}

/** As far as is known. */
interface RefoldedTerm {
  readonly dueAt?: Instant | undefined;
  readonly firstAnswerDueAt?: Instant | undefined;
  readonly atRiskAt?: Instant | undefined;
  readonly sector?: string | undefined;
  readonly category?: string | undefined;
}

/**
 * The appeal folded by the present rules with no new fact; undefined unless its latest cycle is open. Only that cycle is
 * made anew: what was answered under other rules stays as it was counted, so the records of earlier cycles are those that
 * are stored.
 */
export function openRefold(ids: AppealIds, history: History, rules: AppealRules): AppealChange | undefined {
  const change = appealChange({ ids, history, facts: [] }, rules);
  if (change.work?.state !== 'open') return undefined;
  const records = change.records.map((record, index, { length }) =>
    index < length - 1 ? (history.earlierRecords.get(record.cycle) ?? record) : record,
  );
  return { ...change, records };
}

/** The term and the subject of work. */
export function refoldedTerm(work: Partial<Work>): RefoldedTerm {
  const { dueAt, firstAnswer, atRiskAt, sector, category } = work;
  return { dueAt, firstAnswerDueAt: firstAnswer?.dueAt, atRiskAt, sector, category };
}
