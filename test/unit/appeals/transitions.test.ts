import { describe, expect, it } from 'vitest';
import type { StateFound } from '#shared/domain/appeals/appeal.ts';
import type { FactData, FactType } from '#shared/domain/appeals/fact-data.ts';
import { factDataSchemas } from '#shared/domain/appeals/fact-data.ts';
import { fold } from '#shared/domain/appeals/fold.ts';
import { isAllowed } from '#shared/domain/appeals/transitions.ts';
import { aFact } from '#test/support/a-fact.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';

const submitted: Step = ['submitted', '2026-10-05'];
const histories = {
  absent: [],
  open: aHistory(submitted),
  answered: aHistory(submitted, ['answered', '2026-10-06']),
  closed: aHistory(submitted, ['answered', '2026-10-06'], ['closed', '2026-10-07']),
};

/** `moves`: takes effect. `kept`: in its place, but changes nothing. `anomaly`: kept, marked, without effect. */
type Expected = 'moves' | 'kept' | 'anomaly';

const table: Record<FactType, readonly [absent: Expected, open: Expected, answered: Expected, closed: Expected]> = {
  'appeal.submitted': ['moves', 'anomaly', 'anomaly', 'anomaly'],
  'appeal.registered': ['anomaly', 'moves', 'moves', 'anomaly'],
  'appeal.assigned': ['anomaly', 'moves', 'moves', 'anomaly'],
  'appeal.forwarded': ['anomaly', 'moves', 'moves', 'anomaly'],
  'appeal.classified': ['moves', 'moves', 'moves', 'moves'],
  'appeal.located': ['kept', 'moves', 'moves', 'moves'],
  'appeal.extended': ['anomaly', 'moves', 'anomaly', 'anomaly'],
  'appeal.interim-answered': ['anomaly', 'moves', 'kept', 'anomaly'],
  'appeal.answered': ['anomaly', 'moves', 'kept', 'kept'],
  'appeal.rated': ['anomaly', 'anomaly', 'moves', 'moves'],
  'appeal.resubmitted': ['anomaly', 'moves', 'moves', 'moves'],
  'appeal.reopened': ['anomaly', 'moves', 'moves', 'moves'],
  'appeal.reopening-declined': ['anomaly', 'anomaly', 'kept', 'kept'],
  'appeal.closed': ['anomaly', 'moves', 'moves', 'anomaly'],
  'appeal.noted': ['kept', 'kept', 'kept', 'kept'],
};
const types = Object.keys(factDataSchemas).filter((type): type is FactType => type in table);
const states = ['absent', 'open', 'answered', 'closed'] as const satisfies readonly StateFound[];
const rows = types.flatMap((type) => states.map((state, index) => ({ type, state, expected: table[type][index] })));

const unusual: { [T in FactType]?: Partial<FactData[T]> } = {
  'appeal.extended': { until: moscow('2026-11-02'), noticeSentAt: moscow('2026-10-08') },
};

describe('a fact of each type in each state', () => {
  it.each(rows)('$type when $state: $expected', ({ type, state, expected }) => {
    const fact = aFact(type, '2026-10-08', unusual[type]);
    const before = fold(histories[state], foldRules);
    const after = fold([...histories[state], fact], foldRules);

    expect(isAllowed(type, state)).toBe(expected !== 'anomaly');
    if (expected === 'moves') {
      expect(after.anomalies).toEqual([]);
      expect(after).not.toEqual(before);
    } else if (expected === 'kept') {
      expect(after).toEqual(before);
    } else {
      const { source, eventId } = fact;
      expect(after).toEqual({ ...before, anomalies: [{ source, eventId, type, state }] });
    }
  });

  it('is a row of the table, fifteen types by four states', () => {
    expect(rows).toHaveLength(60);
    expect(types).toEqual(Object.keys(factDataSchemas));
  });
});

describe('a cycle closed without an answer', () => {
  const unanswered = aHistory(submitted, ['closed', '2026-10-06']);

  it('takes a late answer, and stays closed', () => {
    const { cycles, anomalies } = fold([...unanswered, aFact('appeal.answered', '2026-10-07')], foldRules);
    expect(cycles).toMatchObject([{ state: 'closed', answeredAt: moscow('2026-10-07'), answeredBy: 'mun-usinsk' }]);
    expect(anomalies).toEqual([]);
  });

  it('takes no rating: nothing was answered', () => {
    const rating = aFact('appeal.rated', '2026-10-07');
    const { cycles, anomalies } = fold([...unanswered, rating], foldRules);
    expect(cycles).toMatchObject([{ state: 'closed', ratings: [] }]);
    expect(anomalies).toMatchObject([{ type: 'appeal.rated', state: 'closed', eventId: rating.eventId }]);
  });
});

it('the types stand in the order in which facts of one instant are read', () => {
  expect(types.map((type) => type.slice('appeal.'.length))).toEqual([
    'submitted',
    'registered',
    'assigned',
    'forwarded',
    'classified',
    'located',
    'extended',
    'interim-answered',
    'answered',
    'rated',
    'resubmitted',
    'reopened',
    'reopening-declined',
    'closed',
    'noted',
  ]);
});
