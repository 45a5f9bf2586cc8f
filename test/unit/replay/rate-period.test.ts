import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Counting, RatingFailed, ratePeriod } from '#infra/local/replay/rating-call.ts';

const call = { period: '2026-10', reason: 'Загружены истории' };
const report = { league: 'municipal', period: '2026-10', revision: 2, outcome: 'published' };

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-11T00:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** A run that is a step further each time it is asked for; the last step stays. */
function aRun(...steps: readonly object[]) {
  const asked: unknown[] = [];
  const ask = async (input: unknown) => {
    const step = steps[Math.min(asked.push(input), steps.length) - 1];
    const run = { id: 'run-1', state: 'counting', shards: { counted: 0, all: 32 }, reports: [], ...step };
    return JSON.stringify({ run });
  };
  return { ask, asked };
}

const counted = (number: number, state = 'counting') => ({ state, shards: { counted: number, all: 32 } });

it('waits for the reports of the run that it has started, and tells of each step once', async () => {
  const { ask, asked } = aRun({}, counted(7), counted(7), counted(32, 'folding'), {
    ...counted(32, 'finished'),
    reports: [report],
  });
  const told: Counting[] = [];
  expect(await ratePeriod(ask, call, (counting) => told.push(counting))).toEqual([
    { kind: 'rating', subject: 'municipal', period: '2026-10', revision: 2 },
  ]);
  expect(asked).toEqual([call, ...Array.from({ length: 4 }, () => ({ run: 'run-1' }))]);
  expect(told.map((counting) => counting.counted)).toEqual([0, 7, 32]);
});

it('fails with what has failed', async () => {
  const { ask } = aRun({}, { state: 'failed', failure: 'RCC_RUN_OF_OTHER_RULES' });
  await expect(ratePeriod(ask, call)).rejects.toThrow(new RatingFailed('RCC_RUN_OF_OTHER_RULES'));
});

it('does not wait for ever for a run that stands still', async () => {
  const { ask } = aRun({}, counted(7));
  const slowly = async (input: Parameters<typeof ask>[0]) => {
    vi.setSystemTime(Date.now() + 10 * 60_000);
    return await ask(input);
  };
  await expect(ratePeriod(slowly, call)).rejects.toThrow('RCC_RUN_STANDS_STILL run-1');
});
