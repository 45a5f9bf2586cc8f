import type { PlaceOf } from '../classification/catalogue.ts';
import { compareText } from '../compare-text.ts';
import type { TermPolicy } from '../deadlines/policy.ts';
import type { TermRules } from '../deadlines/term.ts';
import type { TermStep } from '../deadlines/term-step.ts';
import type { Anomaly, Appeal, Submission } from './appeal.ts';
import { bodyOf } from './body-of.ts';
import { type CycleDraft, nextCycle, openCycle, recordInCycle } from './cycle-draft.ts';
import type { Fact, FactOf, UnknownFact } from './fact.ts';
import { factDataSchemas, isKnownType } from './fact-data.ts';
import { finishCycle } from './finish-cycle.ts';
import { disagreementIn } from './labels.ts';
import { needsPerson } from './needs-person.ts';
import { answersTo, type Proposal, proposalIn, routeQuestion } from './proposal.ts';
import { aboutOf, type SubjectFact, subjectsOver, unsaid } from './subject.ts';
import { isAllowed } from './transitions.ts';

/** What the fold needs to know of the region. */
export interface FoldRules extends TermRules {
  policyFor(submission: Pick<Submission, 'kind' | 'channel'>): TermPolicy;
  readonly placeOf: PlaceOf;
  /** A classifier less certain than this of a category routes nothing. */
  readonly minRoutedConfidence: number;
}

const typeOrder = new Map(Object.keys(factDataSchemas).map((type, index) => [type, index]));

/**
 * Folds the set of facts reported about one appeal into the appeal. The result depends on the set alone:
 * order of delivery and repeats do not matter. Never throws for a history; what the transition table forbids is an anomaly.
 *
 * Where `steps` is given, each cycle adds what its terms came about by.
 */
export function fold(facts: readonly (Fact | UnknownFact)[], rules: FoldRules, steps?: TermStep[][]): Appeal {
  const drafts: CycleDraft[] = [];
  const anomalies: Anomaly[] = [];
  const subjectFacts: SubjectFact[] = [];
  const proposals: Proposal[] = [];
  let submitted: FactOf<'appeal.submitted'> | undefined;

  for (const fact of inOrder(facts)) {
    const proposal = fact.type === 'appeal.assigned' ? proposalIn(fact) : undefined;
    if (proposal) {
      proposals.push(proposal);
      continue;
    }
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
  const latest = subjects.at(-1) ?? unsaid;
  const { labels } = latest;
  const disagreement = disagreementIn(labels, rules.placeOf);
  const { sector, category, municipality } = aboutOf(latest, submitted?.data.municipality);
  const base = { sector, category, labels, disagreement, anomalies };
  if (!submitted) return { ...base, cycles: [] };

  const { kind, channel, reachable = false } = submitted.data;
  const submission = { kind, channel, reachable };
  const policy = rules.policyFor(submission);
  const question = routeQuestion(latest, submitted.data, rules.minRoutedConfidence);
  const answers = answersTo(question, proposals);
  const context = { subjects, answers, policy, submitted: submitted.data };
  const cycles = drafts.map((draft, index) => finishCycle(draft, context, rules, stepsOf(index, steps)));
  const isNobodys = bodyOf(cycles.at(-1)) === undefined;
  return {
    ...base,
    submission,
    municipality,
    needsPerson: needsPerson(latest, cycles.at(-1)),
    unrouted: isNobodys ? question : undefined,
    cycles,
  };
}

function stepsOf(cycle: number, steps: TermStep[][] | undefined): TermStep[] | undefined {
  if (!steps) return undefined;
  const own: TermStep[] = [];
  steps[cycle] = own;
  return own;
}

/** One order for one set: time at the source, the source's counter, type, id. Repeats of a fact are dropped. */
export function inOrder(facts: readonly (Fact | UnknownFact)[]): Fact[] {
  const known = facts.filter((fact): fact is Fact => isKnownType(fact.type)).sort(compareFacts);
  return known.filter((fact, index) => {
    const before = known[index - 1];
    return before === undefined || before.source !== fact.source || before.eventId !== fact.eventId;
  });
}

/** The order in which facts count; those of unknown types stand first among the facts of an instant. */
export function compareFacts(a: Fact | UnknownFact, b: Fact | UnknownFact): number {
  return (
    a.occurredAt - b.occurredAt ||
    (a.sequence ?? 0) - (b.sequence ?? 0) ||
    (typeOrder.get(a.type) ?? 0) - (typeOrder.get(b.type) ?? 0) ||
    compareText(a.eventId, b.eventId) ||
    compareText(a.source, b.source)
  );
}
