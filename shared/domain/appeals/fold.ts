import type { Placed, PlaceOf } from '../classification/catalogue.ts';
import { compareText } from '../compare-text.ts';
import type { TermPolicy } from '../deadlines/policy.ts';
import { type TermRules, termOf } from '../deadlines/term.ts';
import type { Anomaly, Appeal, Cycle, Submission } from './appeal.ts';
import { type CycleDraft, nextCycle, openCycle, type Proposal, recordInCycle } from './cycle-draft.ts';
import type { Fact, FactOf, Instant, UnknownFact } from './fact.ts';
import { factDataSchemas, isKnownType } from './fact-data.ts';
import { disagreementIn, needsPerson } from './labels.ts';
import { type Subject, type SubjectFact, subjectsOver } from './subject.ts';
import { isAllowed } from './transitions.ts';

/** What the fold needs to know of the region. */
export interface FoldRules extends TermRules {
  policyFor(submission: Pick<Submission, 'kind' | 'channel'>): TermPolicy;
  readonly placeOf: PlaceOf;
}

/** Where an appeal stands whose words no one could place. */
const unplaced = { sector: 'other', category: 'other' } as const;

const typeOrder = new Map(Object.keys(factDataSchemas).map((type, index) => [type, index]));

/**
 * Folds the set of facts reported about one appeal into the appeal. The result depends on the set alone:
 * order of delivery and repeats do not matter. Never throws for a history; what the transition table forbids is an anomaly.
 */
export function fold(facts: readonly (Fact | UnknownFact)[], rules: FoldRules): Appeal {
  const drafts: CycleDraft[] = [];
  const anomalies: Anomaly[] = [];
  const subjectFacts: SubjectFact[] = [];
  let submitted: FactOf<'appeal.submitted'> | undefined;

  for (const fact of inOrder(facts)) {
    const current = drafts.at(-1);
    const judged = fact.type === 'appeal.rated' && fact.data.cycle ? drafts[fact.data.cycle - 1] : current;
    const state = judged?.state ?? 'absent';
    // A cycle may be closed without an answer: there is nothing to judge then.
    const isMissingAnswer = fact.type === 'appeal.rated' && judged?.answeredAt === undefined;
    if (isMissingAnswer || !isAllowed(fact.type, state)) {
      anomalies.push({ source: fact.source, eventId: fact.eventId, type: fact.type, state });
    } else if (fact.type === 'appeal.submitted') {
      submitted = fact;
      drafts.push(openCycle(1, fact.occurredAt, fact.data.agency));
    } else if (fact.type === 'appeal.resubmitted' || fact.type === 'appeal.reopened') {
      if (current) current.returnedAt = fact.occurredAt;
      drafts.push(nextCycle(drafts.length + 1, fact.occurredAt, current));
    } else if (fact.type === 'appeal.classified' || fact.type === 'appeal.located') {
      subjectFacts.push(fact);
    } else if (judged) {
      recordInCycle(judged, fact);
    }
  }

  const subjects = subjectsOver(subjectFacts, rules.placeOf, submitted?.data.municipality);
  const latest = subjects.at(-1);
  const labels = latest?.labels ?? [];
  const disagreement = disagreementIn(labels, rules.placeOf);
  const base = { ...placeNames(latest?.place), labels, disagreement, anomalies };
  if (!submitted) return { ...base, cycles: [] };

  const { kind, channel, reachable = false, municipality } = submitted.data;
  const submission = { kind, channel, reachable };
  const policy = rules.policyFor(submission);
  const cycles = drafts.map((draft) => finishCycle(draft, { subjects, policy, municipality }, rules));
  return {
    ...base,
    submission,
    municipality: latest?.municipality ?? municipality,
    needsPerson: needsPerson(labels, cycles.at(-1), rules.placeOf),
    cycles,
  };
}

interface CycleContext {
  readonly subjects: readonly Subject[];
  readonly policy: TermPolicy;
  /** Where the submission says it is. */
  readonly municipality: string | undefined;
}

/**
 * Gives a cycle its term and its subject. A label counts for a cycle as long as it is open and its term has not ended:
 * what is classified anew after the answer or after the term changes neither.
 */
function finishCycle(
  { termFacts, forwardedBy, proposal, ...draft }: CycleDraft,
  context: CycleContext,
  rules: FoldRules,
): Cycle {
  const { subjects, policy, municipality } = context;
  const termWith = (subject: Subject | undefined) => {
    const category = subject?.place?.category;
    const request = { policy, startedAt: draft.startedAt, facts: termFacts };
    return termOf({ ...request, isFastTrack: category?.fastTrack, categoryTerm: category?.term }, rules);
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

function placeNames(place: Placed | undefined): { sector: string; category: string } {
  return { sector: place?.sector ?? unplaced.sector, category: place?.category.id ?? unplaced.category };
}

/** One order for one set: time at the source, the source's counter, type, id. Repeats of a fact are dropped. */
export function inOrder(facts: readonly (Fact | UnknownFact)[]): Fact[] {
  const known = facts.filter((fact): fact is Fact => isKnownType(fact.type)).sort(compareFacts);
  return known.filter((fact, index) => {
    const before = known[index - 1];
    return before === undefined || before.source !== fact.source || before.eventId !== fact.eventId;
  });
}

function compareFacts(a: Fact, b: Fact): number {
  return (
    a.occurredAt - b.occurredAt ||
    (a.sequence ?? 0) - (b.sequence ?? 0) ||
    (typeOrder.get(a.type) ?? 0) - (typeOrder.get(b.type) ?? 0) ||
    compareText(a.eventId, b.eventId) ||
    compareText(a.source, b.source)
  );
}
