import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AppealEvent } from '#events/event.ts';
import { appealChange } from '#shared/domain/appeals/appeal-change.ts';
import { shardOf } from '#shared/domain/appeals/identity.ts';
import { anomalyIndex, openIndexes, watchIndex } from '#shared/persistence/work-index.ts';
import { region } from '#shared/region/region.ts';
import { aFact } from '#test/support/a-fact.ts';
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

const submitted = anEvent('appeal.submitted', '2026-03-02T09:00:00+03:00', { text: 'Яма', agency: 'mun-usinsk' });
const registered = anEvent('appeal.registered', '2026-03-02T10:00:00+03:00', { registeredAt: undefined });
const answered = anEvent('appeal.answered', '2026-03-10T10:00:00+03:00');
const forwarded = anEvent('appeal.forwarded', '2026-03-03T10:00:00+03:00', { to: 'mun-inta' });
const shard = shardOf(idOf('A-1'));
const record = (...events: AppealEvent[]) => recording.record([aMessage('A-1', events)]);
const entries = ({ name, partitionKey }: { name: string; partitionKey: string }, partition: string) =>
  recording.tables.index(name, partitionKey, partition);

describe('an open appeal', () => {
  it('is in the lists of its shard and of its body by the end of its term, and watched from when it is at risk', async () => {
    await record(submitted, registered);
    const [open] = await entries(openIndexes.all, shard);
    const [ofBody] = await entries(openIndexes.body, 'mun-usinsk');
    const [watched] = await entries(watchIndex, shard);

    const dueAt = moscow('2026-04-01T23:59:59.999');
    expect(open).toMatchObject({ openDue: dueAt, work: { body: 'mun-usinsk', dueAt, state: 'open', cycle: 1 } });
    expect(ofBody).toMatchObject({ openDue: dueAt, work: open?.['work'] });
    expect(watched?.['watchAt']).toBeLessThan(dueAt);
    expect(watched).toMatchObject({ work: { atRiskAt: watched?.['watchAt'], overdueAt: dueAt + 1 } });
  });

  it('moves to the list of whoever it is forwarded to', async () => {
    await record(submitted, forwarded);
    expect(await entries(openIndexes.body, 'mun-usinsk')).toEqual([]);
    expect(await entries(openIndexes.body, 'mun-inta')).toHaveLength(1);
  });

  it('leaves them all with its answer, and comes back with the citizen', async () => {
    await record(submitted, answered);
    const all = () => Promise.all([entries(openIndexes.all, shard), entries(watchIndex, shard)]);
    expect((await all()).flat()).toEqual([]);
    await record(anEvent('appeal.resubmitted', '2026-03-11T10:00:00+03:00'));
    expect((await all()).flat()).toMatchObject([{ work: { cycle: 2 } }, { work: { cycle: 2 } }]);
  });

  it('carries no word of the citizen', async () => {
    await record(submitted);
    expect(JSON.stringify(await entries(openIndexes.all, shard))).not.toContain('Яма');
  });
});

it('a history that does not add up is listed until the missing fact arrives', async () => {
  await record(anEvent('appeal.submitted', '2026-03-20T09:00:00+03:00'), answered);
  expect(await entries(anomalyIndex, shard)).toMatchObject([{ work: { anomalies: 1 } }]);
});

describe('after a command of the staff', () => {
  const command = { kind: 'command', source: 'pos', externalId: 'A-1' };

  it('whoever is to be asked since is asked', async () => {
    await record(submitted, answered);
    const [invited] = await recording.invitations();
    await recording.record([command]);
    expect(await recording.invitations()).toMatchObject([{ cycle: 1 }, { cycle: 1, appealId: invited?.appealId }]);
  });

  it('the citizen gets the answer, once it is stored, and no other', async () => {
    await record(submitted);
    const { documentClient } = await import('#shared/persistence/dynamo.ts');
    const { dynamoAppealStore } = await import('#shared/persistence/appeal-store.ts');
    const tables = { appeals: 'appeals', contacts: 'contacts' };
    const appeals = dynamoAppealStore(documentClient(), tables, region.timeZone);
    const ids = { appealId: idOf('A-1'), source: 'pos', externalId: 'A-1' };
    await recording.record([{ ...command, eventId: 'e-1' }]);
    expect(await recording.invitations()).toEqual([]);

    const said = aFact('appeal.answered', '2026-03-10T10:00', {}, { source: 'staff', eventId: 'e-1' });
    const facts = [{ fact: said, receivedAt: said.occurredAt }];
    const history = await appeals.read(ids.appealId);
    expect(await appeals.append(appealChange({ ids, history, facts }, region.appealRules))).toBe('stored');
    await recording.record([{ ...command, eventId: 'e-1' }]);
    const text = 'Крышу починили';
    const about = { channel: expect.any(String), category: expect.any(String) };
    expect(await recording.invitations()).toEqual([
      { kind: 'answer', ...ids, ...about, eventId: 'e-1', isFinal: true, text },
      expect.objectContaining({ kind: 'survey-invitation', cycle: 1 }),
    ]);
    await recording.record([{ ...command, eventId: 'e-2' }]);
    expect((await recording.invitations()).filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  it('also when other events come in the same batch', async () => {
    await record(submitted, answered);
    await recording.record([aMessage('A-1', [anEvent('appeal.noted', '2026-03-12T10:00:00+03:00')]), command]);
    expect(await recording.invitations()).toHaveLength(2);
  });

  it('nothing follows for an appeal that nobody knows', async () => {
    expect(await recording.record([command])).toEqual([]);
    expect(await recording.tables.scan('appeals')).toEqual([]);
  });
});
