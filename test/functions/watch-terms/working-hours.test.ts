import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workAttributes } from '#shared/persistence/work-index.ts';
import { aWork } from '#test/support/a-work.ts';
import { moscow } from '#test/support/moscow.ts';
import { type StartedWatching, startWatching } from './start-watching.ts';

let watching: StartedWatching;
beforeAll(async () => {
  watching = await startWatching();
});
beforeEach(() => watching.reset());
afterAll(() => watching.stop());

/** An open appeal whose term, or whose term of the first answer, comes to be at risk then, and ends a month later. */
async function atRisk(at: string, which: 'final-answer' | 'first-answer' = 'final-answer') {
  const [atRiskAt, month] = [moscow(at), 30 * 86_400_000];
  const dueAt = atRiskAt + month;
  const times = { dueAt, atRiskAt, overdueAt: dueAt + 1, overdueBadlyAt: dueAt + 2 * month };
  const work = which === 'final-answer' ? aWork(times) : aWork({ dueAt: dueAt + month, firstAnswer: times });
  const item = { pk: work.appealId, sk: 'state', version: 1, ...JSON.parse(JSON.stringify(workAttributes(work))) };
  await watching.tables.put('appeals', item);
}

describe('a level that is not urgent', () => {
  it.each([
    ['a Friday at 16:30', '2026-03-27T16:30', '2026-03-27T16:30'],
    ['a Friday at 16:45, when offices close', '2026-03-27T16:45', '2026-03-30T09:00'],
    ['lunch', '2026-03-30T13:15', '2026-03-30T14:00'],
    ['a short day after its end', '2026-04-30T17:00', '2026-05-04T09:00'],
    ['a Sunday', '2026-03-29T12:00', '2026-03-30T09:00'],
    ['a holiday', '2026-05-01T12:00', '2026-05-04T09:00'],
    ['midnight', '2026-03-31T00:00', '2026-03-31T09:00'],
  ])('reached on %s is told in working hours', async (_, at, toldAt) => {
    await atRisk(at);
    expect(await watching.run(at)).toMatchObject({ notices: 1 });
    expect(await watching.told()).toEqual([`${toldAt} body-executor#mun-usinsk at-risk`]);
  });
});

it('a level that is marked urgent is told at once', async () => {
  await atRisk('2026-03-29T12:00', 'first-answer');
  await watching.run('2026-03-29T12:00');
  expect(await watching.told()).toEqual(['2026-03-29T12:00 body-executor#mun-usinsk first-answer-at-risk']);
});
