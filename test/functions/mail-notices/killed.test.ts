import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onMoscowClock } from '#test/support/moscow.ts';
import { type StartedMailing, startMailing } from './start-mailing.ts';

let mailing: StartedMailing;
beforeAll(async () => {
  mailing = await startMailing();
});
afterAll(() => mailing.stop());

it('a run killed when the server has the mail sends it again by the same name, and then no more', {
  timeout: 60_000,
}, async () => {
  // Urgent, for the other process has a clock of its own.
  const recipient = { role: 'body-head', body: 'mun-usinsk' } as const;
  for (const appealId of ['A', 'B']) await mailing.tell(recipient, '2026-03-30T10:00', { appealId, isUrgent: true });
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run-once.ts')], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  mailing.inbox.onReceived = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  await exited;
  expect(child.signalCode).toBe('SIGKILL');
  expect(await mailing.pending()).toHaveLength(3);

  mailing.inbox.onReceived = () => undefined;
  const now = performance.timeOrigin + performance.now();
  const inMinutes = (minutes: number) => onMoscowClock(now + minutes * 60_000);
  expect(await mailing.run(inMinutes(1))).toMatchObject({ sent: 0 });
  expect(await mailing.run(inMinutes(6))).toMatchObject({ sent: 1, notices: 2 });
  expect(await mailing.run(inMinutes(70))).toMatchObject({ sent: 0 });
  const [first, second, ...others] = mailing.inbox.received;
  expect(second).toEqual(first);
  expect(others).toEqual([]);
  expect(await mailing.pending()).toEqual([]);
});
