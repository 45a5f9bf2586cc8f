import fc from 'fast-check';
import type { Fact, FactOf, UnknownFact } from '#shared/domain/appeals/fact.ts';
import { channels, type FactData, type FactType } from '#shared/domain/appeals/fact-data.ts';
import { parties } from '#shared/domain/appeals/labels.ts';
import type { Routed } from '#shared/domain/routing/routed.ts';
import { moscow } from './moscow.ts';

/*
 * Histories as bad as sources can make them: few instants, few counters and few ids, so that facts clash,
 * in any order of types, from two sources that use the same event ids.
 */

const halfDayMs = 12 * 3_600_000;
const start = moscow('2026-09-28T09:00');
const instant = fc.integer({ min: 0, max: 60 }).map((halfDays) => start + halfDays * halfDayMs);
const agency = fc.constantFrom('mun-usinsk', 'mun-inta', 'min-health');
const text = fc.constantFrom('', 'Течёт крыша');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const ids = {
  source: fc.constantFrom('city-portal', 'survey'),
  eventId: fc.integer({ min: 0, max: 40 }).map(String),
  occurredAt: instant,
  sequence: maybe(fc.integer({ min: 0, max: 2 })),
};

const saidLabels: fc.Arbitrary<FactData['appeal.classified']> = fc.record({
  sector: fc.constantFrom('housing', 'roads', 'Свои слова источника'),
  category: fc.constantFrom('roof', 'heating', 'pits'),
  municipality: maybe(fc.constantFrom('usinsk', 'inta')),
  by: fc.constantFrom(...parties),
  confidence: maybe(fc.constantFrom(0.4, 0.99)),
});

/** What the classifier leaves open, the sector too or the category alone. */
const openLabels: fc.Arbitrary<FactData['appeal.classified']> = fc.record({
  sector: maybe(fc.constantFrom('housing', 'roads')),
  by: fc.constant('classifier'),
  candidates: fc.constantFrom([], [{ sector: 'roads', category: 'pits', probability: 0.4 }]),
});

const labels = fc.oneof({ weight: 3, arbitrary: saidLabels }, openLabels);

const routes: fc.Arbitrary<Routed> = fc.record({
  row: fc.constant('other/other'),
  version: fc.constant('routing-1'),
  sector: fc.constantFrom('other', 'housing'),
  category: fc.constantFrom('other', 'roof'),
  municipality: maybe(fc.constant('usinsk')),
  likelyBodies: maybe(fc.constant([{ body: 'mun-usinsk', share: 0.4, evidence: 12 }])),
});

const dataOf: { [T in FactType]: fc.Arbitrary<FactData[T]> } = {
  'appeal.submitted': fc.record({
    text,
    kind: fc.constantFrom('appeal', 'message'),
    channel: fc.constantFrom(...channels),
    agency: maybe(agency),
    municipality: maybe(fc.constantFrom('usinsk', 'inta')),
    owner: maybe(fc.constantFrom('state', 'municipal')),
    reachable: maybe(fc.boolean()),
    priority: maybe(fc.constantFrom('normal', 'high')),
  }),
  'appeal.registered': fc.record({ registeredAt: maybe(instant) }),
  'appeal.assigned': fc.oneof(
    fc.record({ agency, route: maybe(routes), executor: maybe(fc.constantFrom('ivanova', 'petrov')) }),
    fc.record({ route: routes }),
  ),
  'appeal.forwarded': fc.record({ to: agency }),
  'appeal.classified': labels,
  'appeal.located': fc.oneof(
    fc.record({
      municipality: fc.constantFrom('usinsk', 'inta'),
      by: fc.constantFrom('recogniser', 'operator', 'source'),
    }),
    fc.record({ by: fc.constant('recogniser'), candidates: fc.constant<string[]>(['usinsk', 'inta']) }),
  ),
  'appeal.extended': fc.record({ until: instant, noticeSentAt: maybe(instant) }),
  'appeal.interim-answered': fc.record({ agency, text }),
  'appeal.answered': fc.record({ agency, text, resolution: maybe(fc.constantFrom('resolved', 'explained')) }),
  'appeal.rated': fc.record({
    satisfied: maybe(fc.boolean()),
    mark: maybe(fc.integer({ min: 1, max: 5 })),
    resolved: maybe(fc.constantFrom('yes', 'partly', 'no')),
    comment: maybe(text),
    by: fc.constantFrom('survey', 'source'),
    cycle: maybe(fc.integer({ min: 1, max: 3 })),
  }),
  'appeal.resubmitted': fc.record({ text }),
  'appeal.reopened': fc.record({ reason: text }),
  'appeal.reopening-declined': fc.record({ reason: fc.constant('Крыша не течёт') }),
  'appeal.closed': fc.record({ outcome: fc.constantFrom('satisfied', 'silent', 'withdrawn', 'inspected') }),
  'appeal.noted': fc.record({ text }),
};

function factOf<T extends FactType>(type: T): fc.Arbitrary<FactOf<T>> {
  const data: fc.Arbitrary<FactData[T]> = dataOf[type];
  return fc.record({ ...ids, type: fc.constant(type), data });
}

const anyKnownFact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 3, arbitrary: factOf('appeal.submitted') },
  factOf('appeal.registered'),
  factOf('appeal.assigned'),
  factOf('appeal.forwarded'),
  factOf('appeal.classified'),
  factOf('appeal.located'),
  factOf('appeal.extended'),
  factOf('appeal.interim-answered'),
  factOf('appeal.answered'),
  factOf('appeal.rated'),
  factOf('appeal.resubmitted'),
  factOf('appeal.reopened'),
  factOf('appeal.reopening-declined'),
  factOf('appeal.closed'),
  factOf('appeal.noted'),
);

export const anyUnknownFact: fc.Arbitrary<UnknownFact> = fc.record({
  ...ids,
  type: fc.constantFrom('appeal.photographed', 'toString', 'constructor', '__proto__'),
  data: fc.constant({ height: 3 }),
});

/** Facts of one appeal, each (source, event id) once. */
export const anyHistory: fc.Arbitrary<(Fact | UnknownFact)[]> = eachOnce(
  fc.oneof({ weight: 9, arbitrary: anyKnownFact }, { weight: 1, arbitrary: anyUnknownFact }),
);

/** The same with a submission before all else, so that most facts find a cycle. */
export const anySubmittedHistory: fc.Arbitrary<(Fact | UnknownFact)[]> = afterSubmission(anyHistory);

/** The same of what it is about, where it is, and what begins and ends its cycles: nobody says whose it is. */
export const anyNobodysHistory: fc.Arbitrary<(Fact | UnknownFact)[]> = afterSubmission(
  eachOnce(
    fc.oneof(
      { weight: 4, arbitrary: factOf('appeal.classified') },
      { weight: 2, arbitrary: factOf('appeal.located') },
      factOf('appeal.resubmitted'),
      factOf('appeal.closed'),
      factOf('appeal.noted'),
    ),
  ),
).map(([submission, ...facts]) => [
  { ...submission, data: { ...submission.data, agency: undefined } } as FactOf<'appeal.submitted'>,
  ...facts,
]);

function eachOnce(fact: fc.Arbitrary<Fact | UnknownFact>): fc.Arbitrary<(Fact | UnknownFact)[]> {
  return fc.uniqueArray(fact, { selector: ({ source, eventId }) => `${source}#${eventId}`, maxLength: 30 });
}

function afterSubmission(history: fc.Arbitrary<(Fact | UnknownFact)[]>) {
  return fc
    .tuple(factOf('appeal.submitted'), history)
    .map(([submission, facts]): [Fact, ...(Fact | UnknownFact)[]] => [
      { ...submission, source: 'city-portal', eventId: 'submission', occurredAt: start - 1 },
      ...facts,
    ]);
}
