import { describe, expect, it } from 'vitest';
import { fold } from '#shared/domain/appeals/fold.ts';
import { aHistory, type Step } from '#test/support/a-history.ts';
import { foldRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';

const submitted: Step = ['submitted', '2026-10-05T09:00'];
const appealOf = (...steps: readonly Step[]) => fold(aHistory(...steps), foldRules);
const cyclesOf = (...steps: readonly Step[]) => appealOf(...steps).cycles;

describe('a rating', () => {
  const answered: Step[] = [submitted, ['answered', '2026-10-06']];
  const twice: Step[] = [...answered, ['resubmitted', '2026-10-07'], ['answered', '2026-10-08']];

  it.each([
    [{ mark: 5, satisfied: undefined }, true],
    [{ mark: 4, satisfied: undefined }, true],
    [{ mark: 3, satisfied: undefined }, false],
    [{ mark: 1, satisfied: undefined }, false],
    [{ mark: undefined, satisfied: true }, true],
    [{ mark: undefined, satisfied: false }, false],
    [{ mark: 2, satisfied: true }, false],
    [{ mark: 4, satisfied: false }, true],
  ])('%o is content: %s', (rated, satisfied) => {
    expect(cyclesOf(...answered, ['rated', '2026-10-07', rated])[0]?.ratings).toMatchObject([{ satisfied }]);
  });

  it('that says neither changes nothing, and is no anomaly', () => {
    const said = appealOf(...answered, ['rated', '2026-10-07', { mark: undefined, resolved: 'no' }]);
    expect(said).toEqual(appealOf(...answered));
  });

  it('is kept with all others, the latest last', () => {
    const [cycle] = cyclesOf(
      ...answered,
      ['rated', '2026-10-08', { mark: 2, by: 'survey' }],
      ['rated', '2026-10-07', { mark: 5, by: 'source' }],
    );
    expect(cycle?.ratings).toMatchObject([
      { at: moscow('2026-10-07'), satisfied: true, by: 'source' },
      { at: moscow('2026-10-08'), satisfied: false, by: 'survey' },
    ]);
  });

  it.each([
    [undefined, [0, 1]],
    [1, [1, 0]],
    [2, [0, 1]],
  ])('of cycle %s counts there', (cycle, counts) => {
    const cycles = cyclesOf(...twice, ['rated', '2026-10-09', { cycle }]);
    expect(cycles.map(({ ratings }) => ratings.length)).toEqual(counts);
  });

  it('of an earlier cycle counts there while the next one is open', () => {
    const { cycles, anomalies } = appealOf(
      ...answered,
      ['resubmitted', '2026-10-07'],
      ['rated', '2026-10-08', { cycle: 1 }],
      ['rated', '2026-10-09', { cycle: 2 }],
      ['rated', '2026-10-10', { cycle: 3 }],
    );
    expect(cycles.map(({ ratings }) => ratings.length)).toEqual([1, 0]);
    expect(anomalies).toMatchObject([{ state: 'open' }, { state: 'absent' }]);
  });
});
