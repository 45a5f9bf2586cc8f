import { afterAll, beforeAll, expect, it } from 'vitest';
import { aMessage } from '#test/support/a-message.ts';
import { anEvent } from '#test/support/an-event.ts';
import { type StartedRecording, startRecording } from './start-recording.ts';

let recording: StartedRecording;
beforeAll(async () => {
  recording = await startRecording();
});
afterAll(() => recording.stop());

it('asks about an answered cycle that a late fact shows not to be withdrawn', async () => {
  const submitted = anEvent('appeal.submitted', '2026-03-12T10:00:00+03:00');
  const closedBefore = anEvent('appeal.closed', '2026-03-13T10:00:00+03:00', { outcome: 'satisfied' });
  const withdrawn = anEvent('appeal.closed', '2026-03-14T10:00:00+03:00', { outcome: 'withdrawn' });
  const answered = anEvent('appeal.answered', '2026-03-15T10:00:00+03:00');

  await recording.record([aMessage('A-1', [submitted, withdrawn, answered])]);
  expect(await recording.invitations()).toEqual([]);

  // Closed already, nothing was there to withdraw.
  await recording.record([aMessage('A-1', [closedBefore])]);
  expect(await recording.invitations()).toMatchObject([{ cycle: 1 }]);
});
