import { describe, expect, it } from 'vitest';
import { fold } from '#shared/domain/appeals/fold.ts';
import type { FactIds } from '#test/support/a-fact.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';

const noon = '2026-10-06T12:00';
const submitted: Step = ['submitted', '2026-10-05'];
const answer = (agency: string, at: string, ids: FactIds): Step => ['answered', at, { agency }, ids];
const appealOf = (...steps: readonly Step[]) => fold(aHistory(...steps), foldRules);

describe('of two answers the first is', () => {
  it.each<[string, Step, Step]>([
    ['the earlier one', answer('first', noon, { sequence: 2 }), answer('second', '2026-10-06T12:01', { sequence: 1 })],
    [
      'of one instant, the one the source counted first',
      answer('first', noon, { eventId: 'b', sequence: 1 }),
      answer('second', noon, { eventId: 'a', sequence: 2 }),
    ],
    [
      'one without a counter, as if it were 0',
      answer('first', noon, { eventId: 'b' }),
      answer('second', noon, { eventId: 'a', sequence: 1 }),
    ],
    [
      'one counted below 0 before that',
      answer('first', noon, { eventId: 'b', sequence: -1 }),
      answer('second', noon, { eventId: 'a' }),
    ],
    [
      'counted alike, the one with the lesser id',
      answer('first', noon, { eventId: '10', sequence: 0 }),
      answer('second', noon, { eventId: '9' }),
    ],
    [
      'the one with the lesser id, whichever source is lesser',
      answer('first', noon, { eventId: 'a', source: 'vk' }),
      answer('second', noon, { eventId: 'b', source: 'city-portal' }),
    ],
    [
      'with one id, the one of the lesser source',
      answer('first', noon, { eventId: 'a', source: 'city-portal' }),
      answer('second', noon, { eventId: 'a', source: 'vk' }),
    ],
  ])('%s', (_, first, second) => {
    expect(appealOf(submitted, first, second).cycles[0]?.answeredBy).toBe('first');
    expect(appealOf(second, first, submitted).cycles[0]?.answeredBy).toBe('first');
  });
});

describe('facts of one instant', () => {
  it('are read in the order of the types', () => {
    const { cycles, anomalies } = appealOf(
      ['closed', noon],
      ['rated', noon],
      ['answered', noon],
      ['registered', noon],
      ['submitted', noon],
    );
    expect(anomalies).toEqual([]);
    expect(cycles).toMatchObject([{ state: 'closed', ratings: [{ satisfied: true }] }]);
  });

  it('are read as the source counted them, where it did', () => {
    const { cycles, anomalies } = appealOf(
      submitted,
      ['registered', noon, {}, { sequence: 3 }],
      ['resubmitted', noon, {}, { sequence: 2 }],
      ['closed', noon, {}, { sequence: 1 }],
    );
    expect(anomalies).toEqual([]);
    expect(cycles).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
    expect(cycles.map(({ registeredAt }) => registeredAt !== undefined)).toEqual([false, true]);
  });

  it('leave a registration before the resubmission where nobody counted', () => {
    const { cycles } = appealOf(submitted, ['resubmitted', noon], ['registered', noon]);
    expect(cycles.map(({ registeredAt }) => registeredAt !== undefined)).toEqual([true, false]);
  });
});

describe('a repeat of a fact', () => {
  it('is dropped', () => {
    expect(appealOf(submitted, submitted, ['resubmitted', noon], submitted, ['resubmitted', noon])).toEqual(
      appealOf(submitted, ['resubmitted', noon]),
    );
  });

  it('is not another source’s fact with the same id', () => {
    const ids = { eventId: '1' };
    const { cycles } = appealOf(
      submitted,
      ['resubmitted', noon, {}, ids],
      ['resubmitted', noon, {}, { ...ids, source: 'vk' }],
    );
    expect(cycles).toHaveLength(3);
  });

  it('is not another fact of the same source at the same instant', () => {
    const { cycles } = appealOf(
      submitted,
      ['resubmitted', noon, {}, { eventId: '1' }],
      ['resubmitted', noon, {}, { eventId: '2' }],
    );
    expect(cycles).toHaveLength(3);
  });
});
