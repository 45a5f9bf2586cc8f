import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryFailed } from '#shared/channels/citizen-channel.ts';
import type { CitizenChannels } from '#shared/channels/citizen-channels.ts';
import { limitedChannels } from '#shared/channels/limited-channels.ts';
import { dynamoSendSlots, secondsAhead } from '#shared/persistence/send-slots.ts';
import { type CentreTables, createCentreTables } from '#test/support/centre-tables.ts';
import { type Dynamo, startDynamo } from '#test/support/emulators.ts';
import { failed, message, sentBy } from './sent-by.ts';

const start = Date.UTC(2026, 10, 28, 12, 0, 0, 400);
let dynamo: Dynamo;
let tables: CentreTables;
let clients: DynamoDBClient[];
beforeAll(async () => {
  dynamo = await startDynamo();
  tables = await createCentreTables(dynamo);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const config = { endpoint: dynamo.endpoint, region: 'eu-central-1', credentials };
  clients = Array.from({ length: 4 }, () => new DynamoDBClient(config));
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await dynamo.stop();
});
beforeEach(() => tables.empty('centre'));

/** One of several instances, with its clock at `start`; it tells for when it sends. */
function instance(client: DynamoDBClient, sentAt: number[], perSecond?: number) {
  const open: CitizenChannels = { of: async (way) => (way === 'sms' ? undefined : { send: async () => 'sent' }) };
  return limitedChannels(open, {
    slots: dynamoSendSlots(DynamoDBDocumentClient.from(client), 'centre'),
    settings: { vk: { secret: 'vk', perSecond } },
    now: () => start,
    random: () => 0.9,
    pause: async (ms) => void sentAt.push(start + ms),
  });
}

const secondOf = (at: number) => Math.floor(at / 1000);

describe('a limit of messages a second', () => {
  it('holds across all instances, however many send at once', async () => {
    const sentAt: number[] = [];
    const senders = clients.map((client) => instance(client, sentAt, 7));
    const channels = await Promise.all(senders.map((sender) => sender.of('vk')));
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => channels[index % 4]?.send(message)));
    expect(outcomes).toEqual(Array(50).fill('sent'));
    // Seven went at once, the others each wait for their second.
    const counts = new Map<number, number>();
    for (const at of sentAt) counts.set(secondOf(at), (counts.get(secondOf(at)) ?? 0) + 1);
    expect([...counts].sort(([a], [b]) => a - b)).toEqual(
      [7, 7, 7, 7, 7, 7, 1].map((count, index) => [secondOf(start) + 1 + index, count]),
    );
    const kept = (await tables.scan('centre')).sort((a, b) => String(a.sk).localeCompare(String(b.sk)));
    expect(kept.map(({ taken }) => taken)).toEqual([7, 7, 7, 7, 7, 7, 7, 1]);
    expect(kept[0]).toEqual({ pk: 'rate#vk', sk: '2026-11-28T12:00:00', taken: 7, expiresAt: secondOf(start) + 60 });
  });

  it('turns away what would wait too long, to come back spread over half a minute', async () => {
    const [client] = clients;
    const channel = client && (await instance(client, [], 1).of('vk'));
    const outcomes = await Promise.all(Array.from({ length: secondsAhead + 2 }, () => channel && sentBy(channel)));
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(secondsAhead);
    expect(outcomes.filter((outcome) => outcome !== 'sent')).toEqual(
      Array(2).fill(failed('own-limit', { retryAfterMs: 27_000 })),
    );
  });

  it('is that of the channel where the stage names none, and counts each channel apart', async () => {
    const [client] = clients;
    const channels = client && instance(client, []);
    for (const way of ['telegram', 'vk'] as const) {
      const channel = await channels?.of(way);
      await Promise.all(Array.from({ length: 30 }, () => channel?.send(message)));
    }
    const kept = (await tables.scan('centre')).map(({ pk, taken }) => [pk, taken]);
    expect(kept).toEqual(
      expect.arrayContaining([
        ['rate#telegram', 25],
        ['rate#telegram', 5],
        ['rate#vk', 20],
        ['rate#vk', 10],
      ]),
    );
    expect(await channels?.of('sms')).toBeUndefined();
  });

  it.each(['vk', 'telegram', 'max', 'sms', 'email'] as const)('names the way %s in what fails', async (way) => {
    const trouble = new DeliveryFailed('status-503', { retryAfterMs: 7, isOutage: false });
    const failing: CitizenChannels = { of: async () => ({ send: () => Promise.reject(trouble) }) };
    const slots = { take: async () => start };
    const channel = await limitedChannels(failing, { slots, settings: {}, now: () => start }).of(way);
    const { reason, retryAfterMs, isOutage } = trouble;
    await expect(channel?.send(message)).rejects.toMatchObject({
      ...{ reason, retryAfterMs, isOutage },
      name: `DeliveryFailed ${way} status-503`,
    });
  });
});
