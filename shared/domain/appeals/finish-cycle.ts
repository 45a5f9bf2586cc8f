import type { Placed } from '../classification/catalogue.ts';
import type { Priority, TermPolicy } from '../deadlines/policy.ts';
import { type TermRules, termOf } from '../deadlines/term.ts';
import type { TermStep } from '../deadlines/term-step.ts';
import type { Cycle } from './appeal.ts';
import type { CycleDraft, Proposal } from './cycle-draft.ts';
import type { Instant } from './fact.ts';
import { reopenRequest } from './reopen-request.ts';
import type { Subject } from './subject.ts';

/** Where an appeal stands whose words no one could place. */
const unplaced = { sector: 'other', category: 'other' } as const;

interface CycleContext {
  readonly subjects: readonly Subject[];
  readonly policy: TermPolicy;
  /** Where the submission says it is. */
  readonly municipality: string | undefined;
  readonly priority: Priority | undefined;
}

/**
 * Gives a cycle its term and its subject. A label counts for a cycle as long as it is open and its term has not ended:
 * what is classified anew after the answer or after the term changes neither. Where `steps` is given, they become those of
 * its terms.
 */
export function finishCycle(
  { termFacts, forwardedBy, proposal, reopenAsked, isReopeningDeclined, ...draft }: CycleDraft,
  context: CycleContext,
  rules: TermRules,
  steps?: TermStep[],
): Cycle {
  const { subjects, policy, municipality, priority } = context;
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
    if (subject && placeNames(next.place).category !== placeNames(subject.place).category) relabelledAt = next.since;
    subject = next;
    term = termWith(subject);
  }
  const forwardedAt = termFacts.findLast(({ type, at }) => type === 'forwarded' && at <= endOfWork())?.at;
  const changes = [relabelledAt, forwardedAt].filter((at) => at !== undefined);
  const about = { ...placeNames(subject?.place), municipality: subject?.municipality ?? municipality };
  return {
    ...draft,
    ...term,
    ...about,
    ...(draft.responsible.length === 0 ? proposed(proposal, about) : {}),
    ...(reopenAsked && !isReopeningDeclined && draft.returnedAt === undefined
      ? { reopenRequest: reopenRequest(reopenAsked, rules) }
      : {}),
    ...(term.forwarded ? { forwarded: { ...term.forwarded, by: forwardedBy } } : {}),
    ...(changes.length > 0 ? { changedAt: Math.max(...changes) } : {}),
  };
}

type Proposed = Partial<Pick<Cycle, 'responsible' | 'likelyBodies'>>;

/** The centre's routing is heard as long as the appeal is about what it was asked for. */
function proposed(
  proposal: Proposal | undefined,
  about: Pick<Cycle, 'sector' | 'category' | 'municipality'>,
): Proposed {
  if (!proposal) return {};
  const { agency, since, route } = proposal;
  const isSame =
    route.sector === about.sector && route.category === about.category && route.municipality === about.municipality;
  if (!isSame) return {};
  return agency === undefined
    ? { likelyBodies: route.likelyBodies }
    : { responsible: [{ agency, since, isProposed: true }] };
}

/** The ids of a place, or of where an appeal stands whose words no one could place. */
export function placeNames(place: Placed | undefined): { sector: string; category: string } {
  return { sector: place?.sector ?? unplaced.sector, category: place?.category.id ?? unplaced.category };
}
