import { describe, expect, it } from 'vitest';
import { levelOf, nearestDueAt } from '#shared/domain/appeals/urgency.ts';
import { openIndexes, workAttributes } from '#shared/persistence/work-index.ts';
import { someWork } from '#test/support/some-work.ts';

const now = 1_000_000_000;
const times = (dueAt: number) => ({ atRiskAt: dueAt - 10, overdueAt: dueAt + 1, overdueBadlyAt: dueAt + 100 });
const work = (dueAt: number, firstDueAt?: number, state: 'open' | 'answered' = 'open') =>
  someWork('any', now, {
    ...{ dueAt, state },
    ...times(dueAt),
    ...(firstDueAt === undefined ? {} : { firstAnswer: { dueAt: firstDueAt, ...times(firstDueAt) } }),
  });

describe('how urgent an appeal is', () => {
  it.each([
    [now + 11, undefined, 'on-track'],
    [now + 10, undefined, 'at-risk'],
    [now, undefined, 'at-risk'],
    [now - 1, undefined, 'overdue'],
    [now - 100, undefined, 'overdue-badly'],
    [now + 50, now + 11, 'on-track'],
    [now + 50, now + 10, 'at-risk'],
    [now + 50, now - 1, 'overdue'],
    [now + 5, now + 50, 'at-risk'],
    [now - 1, now - 100, 'overdue-badly'],
  ])('due at %i, its first reaction at %s: %s', (dueAt, firstDueAt, level) => {
    expect(levelOf(work(dueAt, firstDueAt), now)).toBe(level);
  });

  it('is no question once it is answered', () => {
    expect(levelOf(work(now - 1, undefined, 'answered'), now)).toBeUndefined();
  });

  it('and where it stands in the indexes goes by the term that ends first', () => {
    const urgent = work(now + 50, now + 10);
    expect(nearestDueAt(urgent)).toBe(now + 10);
    expect(workAttributes(urgent)).toMatchObject({ [openIndexes.all.sortKey]: now + 10 });
    expect(nearestDueAt(work(now + 5, now + 10))).toBe(now + 5);
  });
});
