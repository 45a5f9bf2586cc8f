import type { PlaceOf } from '../classification/catalogue.ts';
import type { TermPolicy } from '../deadlines/policy.ts';
import { type TermRules, termOf } from '../deadlines/term.ts';
import type { Anomaly, Appeal, Cycle, Submission } from './appeal.ts';
import { type CycleDraft, openCycle, recordInCycle } from './cycle-draft.ts';
import type { Fact, FactOf, UnknownFact } from './fact.ts';
import { type Classified, factDataSchemas, isKnownType } from './fact-data.ts';
import { isAllowed } from './transitions.ts';

/** What the fold needs to know of the region. */
export interface FoldRules extends TermRules {
  policyFor(submission: Pick<Submission, 'kind' | 'channel'>): TermPolicy;
  readonly placeOf: PlaceOf;
}

/** Where an appeal stands whose words no one could place. */
export const unplaced = { sector: 'other', category: 'other' } as const;

const typeOrder = new Map(Object.keys(factDataSchemas).map((type, index) => [type, index]));

/**
 * Folds the set of facts reported about one appeal into the appeal. The result depends on the set alone:
 * order of delivery and repeats do not matter. Never throws for a history; what the transition table forbids is an anomaly.
 */
export function fold(facts: readonly (Fact | UnknownFact)[], rules: FoldRules): Appeal {
  const drafts: CycleDraft[] = [];
  const anomalies: Anomaly[] = [];
  const labels = new Map<Classified['by'], Classified>();
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
      drafts.push(openCycle(drafts.length + 1, fact.occurredAt, current?.responsible.at(-1)?.agency));
    } else if (fact.type === 'appeal.classified') {
      labels.set(fact.data.by, fact.data);
    } else if (judged) {
      recordInCycle(judged, fact);
    }
  }

  const place = placeAmong(labels, rules.placeOf);
  const about = { sector: place?.sector ?? unplaced.sector, category: place?.category.id ?? unplaced.category };
  const base = { ...about, labels: [...labels.values()], anomalies };
  if (!submitted) return { ...base, cycles: [] };

  const { kind, channel, reachable = false } = submitted.data;
  const submission = { kind, channel, reachable };
  const policy = rules.policyFor(submission);
  const cycles = drafts.map(({ termFacts, ...draft }): Cycle => {
    const term = termOf(
      {
        policy,
        startedAt: draft.startedAt,
        facts: termFacts,
        isFastTrack: place?.category.fastTrack,
        categoryTerm: place?.category.term,
      },
      rules,
    );
    return { ...draft, ...term };
  });
  const municipality =
    inPrecedence(labels).find((label) => label.municipality)?.municipality ?? submitted.data.municipality;
  return { ...base, submission, municipality, cycles };
}

/** One order for one set: time at the source, the source's counter, type, id. Repeats of a fact are dropped. */
function inOrder(facts: readonly (Fact | UnknownFact)[]): Fact[] {
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

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A person's word weighs more than the source's, and the source's more than the classifier's. */
function inPrecedence(labels: ReadonlyMap<Classified['by'], Classified>): Classified[] {
  return (['operator', 'source', 'classifier'] as const).flatMap((by) => labels.get(by) ?? []);
}

function placeAmong(labels: ReadonlyMap<Classified['by'], Classified>, placeOf: PlaceOf) {
  for (const label of inPrecedence(labels)) {
    const place = placeOf(label);
    if (place) return place;
  }
  return undefined;
}
