import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { staffSource } from '#shared/domain/commands/decide.ts';
import { aMessage, idOf } from '#test/support/a-message.ts';
import { anEvent } from '#test/support/an-event.ts';
import { moscow } from '#test/support/moscow.ts';
import { type StartedRecording, startRecording } from './start-recording.ts';

let recording: StartedRecording;
beforeAll(async () => {
  recording = await startRecording();
});
afterEach(() => recording.reset());
afterAll(() => recording.stop());

const at = (local: string) => `2026-03-${local}:00+03:00`;
const reason = 'Проверили: фонарь не горит.';
const followUp = (eventId: string) => ({ kind: 'command', source: 'pos', externalId: 'A-1', eventId });
const decisions = async () => (await recording.invitations()).filter(({ kind }) => kind === 'reopen-decision');

/** An answered appeal whose citizen says that it is not solved, or says nothing. */
async function answered(isUnsolved = true) {
  const submitted = anEvent('appeal.submitted', at('02T10:00'));
  const answer = anEvent('appeal.answered', at('03T10:00'));
  await recording.record([aMessage('A-1', [submitted, answer], { receivedAt: '2026-03-03T09:00:00.000Z' })]);
  const data = { mark: 1, resolved: 'no', comment: 'Не горит', by: 'survey', cycle: 1 } as const;
  const ids = { source: 'survey', eventId: 'r-1', occurredAt: moscow('2026-03-04T10:00') };
  if (isUnsolved) await recording.store('A-1', { ...ids, type: 'appeal.rated', data });
}

async function decide(type: 'appeal.reopened' | 'appeal.reopening-declined') {
  const ids = { source: staffSource, eventId: 'd-1', occurredAt: moscow('2026-03-05T10:00') };
  await recording.store('A-1', { ...ids, type, data: { reason } });
}

describe('the decision on a request to take an appeal up again', () => {
  it.each([
    ['appeal.reopened', true],
    ['appeal.reopening-declined', false],
  ] as const)('is told with its reason: %s', async (type, isReopened) => {
    await answered();
    await decide(type);
    expect(await recording.record([followUp('d-1')])).toEqual([]);
    expect(await decisions()).toEqual([
      {
        ...{ kind: 'reopen-decision', appealId: idOf('A-1'), source: 'pos', externalId: 'A-1' },
        ...{ channel: 'federal-platform', category: expect.any(String), eventId: 'd-1', isReopened, reason },
      },
    ]);
  });

  it('is none where nobody has asked', async () => {
    await answered(false);
    await decide('appeal.reopened');
    await recording.record([followUp('d-1')]);
    expect(await decisions()).toEqual([]);
  });

  it('is told after its own command alone, not after any other look', async () => {
    await answered();
    await decide('appeal.reopening-declined');
    const { eventId: _, ...look } = followUp('');
    await recording.record([followUp('another'), look]);
    expect(await decisions()).toEqual([]);
  });
});
