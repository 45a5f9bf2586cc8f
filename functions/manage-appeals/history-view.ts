import type { Anomaly } from '#shared/domain/appeals/appeal.ts';
import { factKey, factsOf, type ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import type { Fact, FactOf, UnknownFact } from '#shared/domain/appeals/fact.ts';
import { compareFacts } from '#shared/domain/appeals/fold.ts';
import { proposalIn } from '#shared/domain/appeals/proposal.ts';
import { type Remark, remarksOn } from '#shared/domain/remarks/remarks-on.ts';
import type { FactAnswer } from './fact-answer.ts';
import { iso } from './iso.ts';
import type { Rules } from './ports.ts';

/** All facts in the order in which they count, each with who said it and what a person should notice in it. */
export function historyView(
  received: readonly ReceivedFact[],
  anomalies: readonly Anomaly[],
  { routeReason }: Pick<Rules, 'routeReason'>,
): FactAnswer[] {
  const strange = new Map(anomalies.map((anomaly) => [factKey(anomaly), anomaly]));
  const remarks = new Map(remarksOn(factsOf(received)).map((remark) => [factKey(remark), remark]));
  const view = (fact: Fact | UnknownFact, receivedAt: number, concluded: boolean): FactAnswer => {
    const { source, eventId, type, occurredAt, sequence, author } = fact;
    const anomaly = strange.get(factKey(fact));
    return {
      source,
      eventId,
      type,
      occurredAt: iso(occurredAt),
      receivedAt: iso(receivedAt),
      sequence,
      author,
      concluded: concluded ? true : undefined,
      data: dataView(fact),
      anomaly: anomaly && { state: anomaly.state },
      reason: reasonIn(fact, routeReason),
      remarks: remarkView(remarks.get(factKey(fact))),
    };
  };
  return received
    .flatMap(({ fact, receivedAt, concluded = [] }) => [
      { fact, shown: view(fact, receivedAt, false) },
      ...concluded.map((one) => ({ fact: one, shown: view(one, receivedAt, true) })),
    ])
    .sort((a, b) => compareFacts(a.fact, b.fact))
    .map(({ shown }) => shown);
}

function reasonIn(fact: Fact | UnknownFact, routeReason: Rules['routeReason']): string | undefined {
  const proposal = isAssigned(fact) ? proposalIn(fact) : undefined;
  return proposal?.agency === undefined ? undefined : routeReason(proposal.agency, proposal.route);
}

function isAssigned(fact: Fact | UnknownFact): fact is FactOf<'appeal.assigned'> {
  return fact.type === 'appeal.assigned';
}

/** Instants inside the data, of which there are few; what an unknown type says is shown as it came. */
const instants: ReadonlySet<string> = new Set(['registeredAt', 'until', 'noticeSentAt']);

function dataView({ data }: Fact | UnknownFact): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      instants.has(name) && typeof value === 'number' ? iso(value) : value,
    ]),
  );
}

/** Where there is something to notice; the texts themselves stand in the data. */
function remarkView(remark: Remark | undefined): FactAnswer['remarks'] {
  if (!remark || (remark.conflict.found.length === 0 && !remark.answer)) return undefined;
  const { conflict, answer } = remark;
  return {
    conflict: {
      score: conflict.score,
      found: conflict.found.map(({ kind, places }) => ({ kind, places: [...places] })),
    },
    emptyAnswer: answer && {
      score: answer.score,
      signs: answer.signs.map(({ sign, strength, adds, places }) => ({ sign, strength, adds, places: [...places] })),
    },
  };
}
