import type { TermPolicy } from '../deadlines/policy.ts';
import { type TermRules, termOf } from '../deadlines/term.ts';
import type { TermStep } from '../deadlines/term-step.ts';
import type { Cycle } from './appeal.ts';
import { bodyOf } from './body-of.ts';
import type { CycleDraft } from './cycle-draft.ts';
import type { FactOf, Instant } from './fact.ts';
import { type Proposal, proposed } from './proposal.ts';
import { reopenRequest } from './reopen-request.ts';
import { aboutOf, type Subject } from './subject.ts';

interface CycleContext {
  readonly subjects: readonly Subject[];
  /** What the centre's routing has said to what is asked now, earliest first. */
  readonly answers: readonly Proposal[];
  readonly policy: TermPolicy;
  readonly submitted: FactOf<'appeal.submitted'>['data'];
}

/**
 * Gives a cycle its term and its subject. A label counts for a cycle as long as it is open and its term has not ended:
 * what is classified anew after the answer or after the term changes neither. Where `steps` is given, they become those of
 * its terms.
 */
export function finishCycle(
  { termFacts, forwardedBy, reopenAsked, isReopeningDeclined, ...draft }: CycleDraft,
  context: CycleContext,
  rules: TermRules,
  steps?: TermStep[],
): Cycle {
  const { subjects, answers, policy, submitted } = context;
  const { municipality, priority } = submitted;
  const termWith = (subject: Subject | undefined) => {
    const category = subject?.place?.category;
    const request = { policy, startedAt: draft.startedAt, facts: termFacts, priority };
    // The last subject that counts is the one whose steps stay.
    if (steps) steps.length = 0;
    return termOf({ ...request, isFastTrack: category?.fastTrack, categoryTerm: category?.term }, rules, steps);
  };
  const endOfWork = () => Math.min(draft.answeredAt ?? Number.POSITIVE_INFINITY, term.dueAt);
  let subject = subjects.findLast(({ since }) => since <= draft.startedAt);
  let term = termWith(subject);
  let relabelledAt: Instant | undefined;
  for (const next of subjects) {
    if (next.since <= draft.startedAt || next.since > endOfWork()) continue;
    if (subject && aboutOf(next).category !== aboutOf(subject).category) relabelledAt = next.since;
    subject = next;
    term = termWith(subject);
  }
  const forwardedAt = termFacts.findLast(({ type, at }) => type === 'forwarded' && at <= endOfWork())?.at;
  const changes = [relabelledAt, forwardedAt].filter((at) => at !== undefined);
  const isNobodys = bodyOf(draft) === undefined && draft.returnedAt === undefined;
  return {
    ...draft,
    ...term,
    ...aboutOf(subject, municipality),
    ...(isNobodys ? proposed(answers, subjects, { municipality, startedAt: draft.startedAt }) : {}),
    ...(reopenAsked && !isReopeningDeclined && draft.returnedAt === undefined
      ? { reopenRequest: reopenRequest(reopenAsked, rules) }
      : {}),
    ...(term.forwarded ? { forwarded: { ...term.forwarded, by: forwardedBy } } : {}),
    ...(changes.length > 0 ? { changedAt: Math.max(...changes) } : {}),
  };
}
