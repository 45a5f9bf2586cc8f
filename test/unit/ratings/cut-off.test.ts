import { describe, expect, it } from 'vitest';
import { type CycleRecord, factAt } from '#shared/domain/ratings/fact.ts';
import { aCycleRecord } from '#test/support/a-cycle-record.ts';
import { moscow } from '#test/support/moscow.ts';

const cutOff = moscow('2026-11-11');
const answered = { answeredAt: moscow('2026-10-10'), answeredBy: 'mun-inta' };

describe('what occurred at the cut-off or later is as if unknown', () => {
  it.each<['answeredAt' | 'firstAnswerAt' | 'returnedAt']>([['answeredAt'], ['firstAnswerAt'], ['returnedAt']])(
    '%s',
    (field) => {
      const at = (instant: number) => factAt(aCycleRecord({ answeredBy: 'mun-inta', [field]: instant }), cutOff)[field];
      expect([at(cutOff - 1), at(cutOff), at(cutOff + 1)]).toEqual([cutOff - 1, undefined, undefined]);
    },
  );

  it('a rating', () => {
    const satisfied = (at: number) =>
      factAt(aCycleRecord({ ...answered, ratings: [{ at, satisfied: true, by: 'survey' }] }), cutOff).satisfied;
    expect([satisfied(cutOff - 1), satisfied(cutOff)]).toEqual([true, undefined]);
  });
});

describe('the body of a cycle', () => {
  it.each<[string, Partial<CycleRecord>, string | undefined]>([
    ['who answered', answered, 'mun-inta'],
    ['who answered a millisecond before the cut-off', { ...answered, answeredAt: cutOff - 1 }, 'mun-inta'],
    [
      'who was responsible when the term ended, answered at the cut-off',
      { ...answered, answeredAt: cutOff },
      'mun-usinsk',
    ],
    ['who was responsible when the term ended, never answered', {}, 'mun-usinsk'],
    ['who answered, though nobody was responsible', { ...answered, responsibleAtDue: undefined }, 'mun-inta'],
    ['nobody', { responsibleAtDue: undefined }, undefined],
  ])('is %s', (_, unusual, body) => {
    expect(factAt(aCycleRecord(unusual), cutOff).body).toBe(body);
  });
});

describe('the citizen’s verdict', () => {
  const rating = (by: 'survey' | 'source', day: string, satisfied: boolean) => ({ by, at: moscow(day), satisfied });
  it.each<[string, CycleRecord['ratings'], boolean | undefined]>([
    ['none', [], undefined],
    ['what the source reports', [rating('source', '2026-10-11', true)], true],
    [
      'the latest that the source reports',
      [rating('source', '2026-10-11', true), rating('source', '2026-10-12', false)],
      false,
    ],
    ['the survey over the source', [rating('survey', '2026-10-11', true), rating('source', '2026-10-12', false)], true],
    [
      'the survey over the source, later',
      [rating('source', '2026-10-11', true), rating('survey', '2026-10-12', false)],
      false,
    ],
    ['the latest of surveys', [rating('survey', '2026-10-11', false), rating('survey', '2026-10-12', true)], true],
    [
      'the survey before the cut-off, not after',
      [rating('survey', '2026-10-11', false), rating('survey', '2026-11-11', true)],
      false,
    ],
    [
      'the source when the survey came too late',
      [rating('source', '2026-10-11', false), rating('survey', '2026-11-11', true)],
      false,
    ],
  ])('%s', (_, ratings, satisfied) => {
    expect(factAt(aCycleRecord({ ...answered, ratings }), cutOff).satisfied).toBe(satisfied);
  });
});

it('the rest of a record is as it stands', () => {
  const { responsibleAtDue, ratings, ...record } = aCycleRecord({ cycle: 3, municipality: 'usinsk' });
  expect(factAt({ ...record, responsibleAtDue, ratings }, cutOff)).toEqual({ ...record, body: 'mun-usinsk' });
});
