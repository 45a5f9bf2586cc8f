import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AppealEvent } from '#events/event.ts';
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

const source = 'komi-demo';
const receivedAt = '2026-03-02T09:00:00.000Z';
const words = 'Третий день нет отопления, батареи холодные';
const submitted = anEvent('appeal.submitted', '2026-03-02T11:00:00+03:00', { text: words });
const record = (events: AppealEvent[], values: Partial<{ source: string; receivedAt: string }> = {}) =>
  recording.record([aMessage('A-1', events, { source, receivedAt, ...values })]);
const receipts = async () => (await recording.invitations()).filter(({ kind }) => kind === 'receipt');

describe('the citizen of a source that wants receipts', () => {
  it('gets one for a submission, with what it is about and by when it is answered', async () => {
    await record([submitted]);
    const appealId = idOf('A-1', source);
    // Heating is fast-track: ten days from the end of the term of registration.
    const dueAt = moscow('2026-03-13T23:59:59.999');
    expect(await receipts()).toEqual([
      { kind: 'receipt', appealId, source, externalId: 'A-1', channel: 'federal-platform', category: 'heating', dueAt },
    ]);
  });

  it('gets none for what comes later', async () => {
    await record([submitted]);
    await record([anEvent('appeal.noted', '2026-03-02T11:30:00+03:00')]);
    expect(await receipts()).toHaveLength(1);
  });

  it('gets it again after a repeat: the run before may have died', async () => {
    await record([submitted]);
    await record([submitted]);
    expect(await receipts()).toHaveLength(2);
  });

  it('does not get it again after a command, nor when an invitation need not wait any more', async () => {
    await record([submitted]);
    await recording.record([{ kind: 'command', source, externalId: 'A-1', eventId: 'e-1' }]);
    await recording.record([{ kind: 'command', source, externalId: 'A-1' }]);
    expect(await receipts()).toHaveLength(1);
  });

  it.each<[string, AppealEvent[], object]>([
    ['a history that is old', [submitted], { receivedAt: '2026-03-04T09:00:00.000Z' }],
    ['what is answered already', [submitted, anEvent('appeal.answered', '2026-03-02T11:30:00+03:00')], {}],
    ['a source that tells its citizens itself', [submitted], { source: 'pos' }],
    ['an event without its submission', [anEvent('appeal.noted', '2026-03-02T11:30:00+03:00')], {}],
  ])('gets none for %s', async (_, events, values) => {
    expect(await record(events, values)).toEqual([]);
    expect(await receipts()).toEqual([]);
  });

  it('gets it when the submission comes after other facts', async () => {
    await record([anEvent('appeal.noted', '2026-03-02T11:30:00+03:00')]);
    await record([submitted]);
    expect(await receipts()).toHaveLength(1);
  });
});
