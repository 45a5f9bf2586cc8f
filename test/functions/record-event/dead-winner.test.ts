import { afterAll, beforeAll, expect, it } from 'vitest';
import { jsonRpc } from '#infra/local/net/json-rpc.ts';
import { aMessage } from '#test/support/a-message.ts';
import { anEvent } from '#test/support/an-event.ts';
import { type StartedRecording, startRecording } from './start-recording.ts';

let recording: StartedRecording;
beforeAll(async () => {
  recording = await startRecording();
});
afterAll(() => recording.stop());

const lostRace = JSON.stringify({
  __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
  CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
});

it('asks the citizen when the run that won the race for the same message has died before it could', async () => {
  const submitted = anEvent('appeal.submitted', '2026-03-12T10:00:00+03:00');
  const answered = anEvent('appeal.answered', '2026-03-15T10:00:00+03:00');
  await recording.record([aMessage('A-1', [submitted])]);

  const { database } = recording;
  const winner = jsonRpc({ endpoint: database.endpoint, service: 'DynamoDB_20120810', region: 'eu-central-1' });
  let isFirst = true;
  database.fault = async ({ operation, body }) => {
    if (operation !== 'TransactWriteItems' || !isFirst) return undefined;
    isFirst = false;
    await winner.call(operation, JSON.parse(String(body)));
    return { status: 400, body: lostRace };
  };
  expect(await recording.record([aMessage('A-1', [answered])])).toEqual([]);
  winner.stop();

  expect(await recording.invitations()).toMatchObject([{ cycle: 1 }]);
});
