import { describe, expect, it } from 'vitest';
import { fold } from '#shared/domain/appeals/fold.ts';
import { aFact } from '#test/support/a-fact.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';

const submitted: Step = ['submitted', '2026-10-05T09:00'];
const answered: Step = ['answered', '2026-10-06'];
const anomaliesOf = (...steps: readonly Step[]) =>
  fold(aHistory(...steps), foldRules).anomalies.map(({ type, state }) => `${type} when ${state}`);

describe('an anomaly disappears by itself when the missing fact arrives', () => {
  it.each<[string, Step[], string[], Step[]]>([
    ['an answer before any submission', [answered], ['appeal.answered when absent'], [submitted]],
    ['a rating without an answer', [submitted, ['rated', '2026-10-07']], ['appeal.rated when open'], [answered]],
    [
      'a rating of a cycle that was closed without an answer',
      [submitted, ['closed', '2026-10-07'], ['rated', '2026-10-08']],
      ['appeal.rated when closed'],
      [answered],
    ],
    [
      'a rating of a cycle that has not begun',
      [submitted, answered, ['rated', '2026-10-09', { cycle: 2 }]],
      ['appeal.rated when absent'],
      [
        ['resubmitted', '2026-10-07'],
        ['answered', '2026-10-08'],
      ],
    ],
    [
      'a second closing',
      [submitted, ['closed', '2026-10-07'], ['closed', '2026-10-09']],
      ['appeal.closed when closed'],
      [['reopened', '2026-10-08']],
    ],
    [
      'a prolongation of what is answered',
      [submitted, answered, ['extended', '2026-10-08']],
      ['appeal.extended when answered'],
      [['resubmitted', '2026-10-07']],
    ],
    [
      'a whole history without its submission',
      [['registered', '2026-10-05T10:00'], answered, ['closed', '2026-10-07']],
      ['appeal.registered when absent', 'appeal.answered when absent', 'appeal.closed when absent'],
      [submitted],
    ],
  ])('%s', (_, known, anomalies, missing) => {
    expect(anomaliesOf(...known)).toEqual(anomalies);
    expect(anomaliesOf(...known, ...missing)).toEqual([]);
    expect(anomaliesOf(...missing, ...known)).toEqual([]);
  });
});

it('a submission that comes late leaves what happened before it an anomaly', () => {
  expect(anomaliesOf(['answered', '2026-10-04'], submitted)).toEqual(['appeal.answered when absent']);
});

it('a second submission starts nothing and says nothing', () => {
  const second = aFact('appeal.submitted', '2026-10-06', { kind: 'appeal', agency: 'mun-inta' }, { eventId: '7' });
  expect(fold([...aHistory(submitted), second], foldRules)).toEqual({
    ...fold(aHistory(submitted), foldRules),
    anomalies: [{ source: 'city-portal', eventId: '7', type: 'appeal.submitted', state: 'open' }],
  });
});

it('without a submission there is no cycle and no term, but what it is about may be known', () => {
  const appeal = fold(aHistory(['classified', '2026-10-05'], ['answered', '2026-10-06']), foldRules);
  expect(appeal).toMatchObject({ sector: 'housing', category: 'roof', cycles: [] });
  expect(appeal.submission).toBeUndefined();
});
