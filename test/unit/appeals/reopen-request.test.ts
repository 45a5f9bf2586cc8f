import { describe, expect, it } from 'vitest';
import { fold } from '#shared/domain/appeals/fold.ts';
import { cycleRecords } from '#shared/domain/ratings/fact.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';

const answered: Step[] = [
  ['submitted', '2026-10-05T09:00'],
  ['answered', '2026-10-06'],
];
const requestAfter = (...steps: readonly Step[]) =>
  fold(aHistory(...answered, ...steps), foldRules).cycles.map(({ reopenRequest }) => reopenRequest);
/** Friday: two working days on, it is Tuesday. */
const friday = '2026-10-09T18:00';
const request = { since: moscow(friday), decideBy: moscow('2026-10-13T23:59:59.999') };

describe('a request to reopen', () => {
  it.each([
    [{ mark: 1 }, true],
    [{ mark: 2 }, true],
    [{ mark: 3 }, false],
    [{ mark: 5, resolved: 'no', comment: 'Ничего не сделали' }, true],
    [{ mark: 5, resolved: 'no', comment: ' ' }, false],
    [{ mark: 3, resolved: 'no' }, false],
    [{ mark: 3, resolved: 'partly', comment: 'Сделали половину' }, false],
    [{ mark: 1, by: 'source' }, false],
  ] as const)('of %o: %s, until two working days later', (said, isRequest) => {
    expect(requestAfter(['rated', friday, said])).toEqual([isRequest ? request : undefined]);
  });

  it('has the signs of conflict in the words of its answer', () => {
    const steps: Step[] = [
      ['rated', friday, { mark: 1, conflict: { signs: ['threat'], version: 'conflict-2' } }],
      ['rated', '2026-10-12', { mark: 2 }],
    ];
    expect(requestAfter(...steps)).toEqual([{ ...request, conflict: ['threat'] }]);
    const [cycle] = cycleRecords({ appealId: 'A', source: 'pos' }, fold(aHistory(...answered, ...steps), foldRules));
    expect(cycle?.ratings[0]).not.toHaveProperty('conflict');
  });

  it('is one in a cycle, of its first bad mark', () => {
    expect(requestAfter(['rated', friday, { mark: 1 }], ['rated', '2026-10-12', { mark: 2 }])).toEqual([request]);
  });

  it.each<[string, Step]>([
    ['declined', ['reopening-declined', '2026-10-12', { reason: 'Работы выполнены' }]],
    ['granted', ['reopened', '2026-10-12', { reason: 'Не выполнены' }]],
    ['overtaken by the citizen', ['resubmitted', '2026-10-12']],
  ])('is there no more once it is %s', (_, step) => {
    expect(requestAfter(['rated', friday, { mark: 1 }], step)[0]).toBeUndefined();
  });

  it('is decided on once: what is marked badly after that asks no more', () => {
    const declined: Step = ['reopening-declined', '2026-10-12', { reason: 'Работы выполнены' }];
    expect(requestAfter(['rated', friday, { mark: 1 }], declined, ['rated', '2026-10-14', { mark: 1 }])).toEqual([
      undefined,
    ]);
  });

  it('is not declined before it is there', () => {
    const early: Step = ['reopening-declined', '2026-10-07', { reason: 'Работы выполнены' }];
    expect(requestAfter(early, ['rated', friday, { mark: 1 }])).toEqual([request]);
  });

  it('is nothing that a rating would see', () => {
    const ids = { appealId: 'A', source: 's' };
    const records = (...steps: readonly Step[]) => cycleRecords(ids, fold(aHistory(...answered, ...steps), foldRules));
    expect(JSON.stringify(records(['rated', friday, { mark: 1 }]))).not.toContain('eopen');
  });
});
