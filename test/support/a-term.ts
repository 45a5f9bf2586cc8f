import type { Term } from '#shared/domain/appeals/appeal.ts';
import type { DayCount, TermPolicy } from '#shared/domain/deadlines/policy.ts';
import { type TermFact, type TermRequest, termOf } from '#shared/domain/deadlines/term.ts';
import { policy, termRules } from './komi.ts';
import { moscow, onMoscowClock } from './moscow.ts';

/** A policy of one number alone: the clock starts at receipt and nothing moves it. */
export function aPolicy(finalAnswer: DayCount, notWorking: TermPolicy['lastDay']['notWorking']): TermPolicy {
  const base = policy('message-social');
  return {
    ...{ ...base, id: 'test', finalAnswer: { ...finalAnswer, source: 'test' }, finalAnswerAfterInterim: undefined },
    lastDay: { notWorking, source: 'test' },
  };
}

/** `registered('2026-10-06T10:00')`, times on the Moscow clock. */
export const registered = (at: string): TermFact => ({ type: 'registered', at: moscow(at) });
export const forwarded = (at: string): TermFact => ({ type: 'forwarded', at: moscow(at) });
export const interim = (at: string): TermFact => ({ type: 'interim', at: moscow(at) });

/** A prolongation with notice at once; `noticeSentAt: null` is without. */
export function extended(at: string, until: string, noticeSentAt: string | null = at): TermFact {
  const notice = noticeSentAt === null ? {} : { noticeSentAt: moscow(noticeSentAt) };
  return { type: 'extended', at: moscow(at), until: moscow(until), ...notice };
}

/** The term of a cycle that started at a time of the Moscow clock. */
export function aTerm(
  of: TermPolicy | string,
  startedAt: string,
  facts: readonly TermFact[] = [],
  category: Pick<TermRequest, 'isFastTrack' | 'categoryTerm' | 'priority'> = {},
): Term {
  const found = typeof of === 'string' ? policy(of) : of;
  return termOf({ policy: found, startedAt: moscow(startedAt), facts, ...category }, termRules);
}

/** Start and end of a term as the Moscow clock shows them. */
export function shown({ clockStart, dueAt }: Term): { clockStart: string; dueAt: string } {
  return { clockStart: onMoscowClock(clockStart), dueAt: onMoscowClock(dueAt) };
}
