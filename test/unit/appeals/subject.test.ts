import { describe, expect, it } from 'vitest';
import { fold } from '#shared/domain/appeals/fold.ts';
import { cycleRecords } from '#shared/domain/ratings/fact.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';
import { endOf } from '#test/support/moscow.ts';

const submitted: Step = ['submitted', '2026-10-05T09:00'];
const registered: Step = ['registered', '2026-10-05T10:00'];
const answered: Step = ['answered', '2026-10-08T12:00'];
const label = (at: string, category: 'pits' | 'signs' | 'roof'): Step => [
  'classified',
  at,
  { sector: category === 'roof' ? 'housing' : 'roads', category, by: 'operator' },
];
/** Ten working days from registration, and the five of a road category. */
const [ten, five] = [endOf('2026-10-19'), endOf('2026-10-12')];

describe('a label counts for a cycle while it is open and its term has not ended', () => {
  it.each<[string, Step[], string, number]>([
    ['at once', [label('2026-10-05T09:00', 'pits')], 'roads', five],
    ['in time', [label('2026-10-09T12:00', 'pits')], 'roads', five],
    ['at the last millisecond', [label('2026-10-19T23:59:59.999', 'pits')], 'roads', five],
    ['after the term', [label('2026-10-20T00:00', 'pits')], 'other', ten],
    ['after the answer', [answered, label('2026-10-08T12:01', 'pits')], 'other', ten],
    [
      'a second one, when the first has made the term end',
      [label('2026-10-06', 'pits'), label('2026-10-13', 'roof')],
      'roads',
      five,
    ],
    ['a second one in time', [label('2026-10-06', 'pits'), label('2026-10-07', 'roof')], 'housing', ten],
  ])('%s', (_, steps, sector, dueAt) => {
    const appeal = fold(aHistory(submitted, registered, ...steps), foldRules);
    expect(appeal.cycles[0]).toMatchObject({ sector, dueAt });
    expect(cycleRecords({ appealId: 'A', source: 's' }, appeal)[0]).toMatchObject({ sector, dueAt });
  });

  it('the appeal itself is about what was said last', () => {
    const appeal = fold(aHistory(submitted, registered, answered, label('2026-10-09T12:00', 'pits')), foldRules);
    expect(appeal).toMatchObject({ sector: 'roads', category: 'pits' });
  });

  it('the next cycle starts with what is known by then', () => {
    const again: Step = ['resubmitted', '2026-10-12T09:00'];
    const appeal = fold(aHistory(submitted, registered, answered, label('2026-10-09', 'pits'), again), foldRules);
    expect(appeal.cycles.map(({ category }) => category)).toEqual(['other', 'pits']);
  });
});
