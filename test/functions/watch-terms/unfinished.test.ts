import { afterAll, expect, it, vi } from 'vitest';
import { anEvent } from '#test/support/an-event.ts';
import { startWatching } from './start-watching.ts';

const watching = await startWatching({ runSeconds: '1' });
afterAll(() => watching.stop());

it('a run whose time is up says so, and the next ones go on until all is told once', async () => {
  for (let index = 0; index < 40; index += 1)
    await watching.record(
      `A-${index}`,
      anEvent('appeal.submitted', '2026-03-02T09:00:00+03:00', { channel: 'federal-platform', agency: 'mun-usinsk' }),
      anEvent('appeal.registered', '2026-03-02T10:00:00+03:00', { registeredAt: undefined }),
    );
  // Every call takes a second.
  watching.database.fault = () => void vi.setSystemTime(Date.now() + 1000);
  const runs = [];
  do runs.push(await watching.run('2026-03-30T10:00'));
  while (runs.at(-1)?.isUnfinished);
  expect(runs.length).toBeGreaterThan(2);
  expect(runs.reduce((sum, { notices }) => sum + notices, 0)).toBe(40);
  expect(await watching.told()).toHaveLength(40);
});
