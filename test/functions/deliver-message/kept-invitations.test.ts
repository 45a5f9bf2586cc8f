import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Invitations } from '#shared/domain/surveys/invitation.ts';
import { awsEnvironment, type Dynamo, startDynamo } from '#test/support/emulators.ts';
import { type FaultProxy, startFaultProxy } from '#test/support/fault-proxy.ts';

let dynamo: Dynamo;
let proxy: FaultProxy;
let invitations: Invitations;
let put: (item: Record<string, unknown>) => Promise<unknown>;
beforeAll(async () => {
  dynamo = await startDynamo();
  proxy = await startFaultProxy(dynamo.endpoint);
  await dynamo.createTable('centre');
  Object.assign(process.env, awsEnvironment({ dynamo: proxy }));
  const { documentClient } = await import('#shared/persistence/dynamo.ts');
  const { dynamoInvitations } = await import('#shared/persistence/invitations.ts');
  const client = documentClient();
  invitations = dynamoInvitations(client, 'centre');
  put = (Item) => client.send(new PutCommand({ TableName: 'centre', Item: { sk: 'invitation', ...Item } }));
});
beforeEach(() => {
  proxy.fault = () => undefined;
});
afterAll(() => Promise.all([proxy.stop(), dynamo.stop()]));

describe('kept invitations', () => {
  it('are found by their cycles, with what became of them; a cycle without one is left out', async () => {
    await put({ pk: 'invitation#A#1', tokenHash: 'h', outcome: 'delivered', way: 'email', at: 5 });
    await put({ pk: 'invitation#A#2', outcome: 'unreachable', at: 6 });
    await put({ pk: 'invitation#B#1', tokenHash: 'h' });
    const found = await invitations.of([
      { appealId: 'A', cycle: 1 },
      { appealId: 'A', cycle: 2 },
      { appealId: 'B', cycle: 1 },
      { appealId: 'B', cycle: 1 },
      { appealId: 'C', cycle: 1 },
    ]);
    expect(found.toSorted((a, b) => `${a.appealId}${a.cycle}`.localeCompare(`${b.appealId}${b.cycle}`))).toEqual([
      { appealId: 'A', cycle: 1, outcome: 'delivered', way: 'email', at: 5 },
      { appealId: 'A', cycle: 2, outcome: 'unreachable', at: 6 },
      { appealId: 'B', cycle: 1, at: 0 },
    ]);
    expect(await invitations.of([])).toEqual([]);
  });

  it('are all found when the database answers for a part only', async () => {
    const cycles = Array.from({ length: 100 }, (_, index) => ({ appealId: 'MANY', cycle: index + 1 }));
    for (const { cycle } of cycles) await put({ pk: `invitation#MANY#${cycle}`, outcome: 'too-often', at: cycle });
    let isFirst = true;
    proxy.fault = async ({ operation, body }) => {
      if (operation !== 'BatchGetItem' || !isFirst) return undefined;
      isFirst = false;
      const { RequestItems } = JSON.parse(body.toString());
      return { status: 200, body: JSON.stringify({ Responses: {}, UnprocessedKeys: RequestItems }) };
    };
    expect(await invitations.of(cycles)).toHaveLength(100);
    expect(isFirst).toBe(false);
  });

  it('are an error, not a gap, when it never answers', async () => {
    proxy.fault = ({ body }) => {
      const { RequestItems } = JSON.parse(body.toString());
      return { status: 200, body: JSON.stringify({ Responses: {}, UnprocessedKeys: RequestItems }) };
    };
    await expect(invitations.of([{ appealId: 'A', cycle: 1 }])).rejects.toThrow('RCC_INVITATIONS_UNREAD');
  }, 30_000);
});
