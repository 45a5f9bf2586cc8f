import {
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { CitizenRecord, WaitingCycle } from '#shared/domain/surveys/asking.ts';
import type { CycleKey } from '#shared/domain/surveys/invitation.ts';
import type { InvitationStore, StandingInvitation } from '#shared/domain/surveys/invitation-store.ts';
import { citizenKey, citizenRecord, deadUpdate, waitingUpdate } from './citizen-items.ts';
import { isLostRace, readItem, unlessRefused } from './dynamo.ts';
import { invitationFrom, invitationKey } from './survey-items.ts';
import { waitingItem, waitingKey } from './waiting-items.ts';

const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };

/** Invitations in the centre table. Reads are consistent: what is decided upon them is a condition of the write. */
export function dynamoInvitationStore(client: DynamoDBDocumentClient, TableName: string): InvitationStore {
  const get = (Key: Record<string, string>) => readItem(client, TableName, Key);

  async function find(cycle: CycleKey): Promise<StandingInvitation | undefined> {
    const item = await get(invitationKey(cycle));
    return item === undefined ? undefined : invitationFrom(item);
  }

  async function record(hash: string): Promise<CitizenRecord> {
    const found = citizenRecord(hash, await get(citizenKey(hash)));
    if (!found.waiting) return found;
    return { ...found, waiting: { ...found.waiting, isSettled: (await find(found.waiting)) !== undefined } };
  }

  async function write(TransactItems: TransactWriteCommandInput['TransactItems']): Promise<boolean> {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return true;
    } catch (error) {
      if (isLostRace(error)) return false;
      throw error;
    }
  }

  const settled = (cycle: WaitingCycle, at: number) => [
    {
      Put: { TableName, Item: { ...invitationKey(cycle), outcome: 'too-often', at }, ...isNew },
    },
    { Delete: { TableName, Key: waitingKey(cycle) } },
  ];

  /** Of an invitation with a link, as long as nobody knows what became of it. */
  async function change(cycle: CycleKey, values: Readonly<Record<string, unknown>>): Promise<void> {
    const given = Object.entries(values).filter(([, value]) => value !== undefined);
    await unlessRefused(
      client.send(
        new UpdateCommand({
          TableName,
          Key: invitationKey(cycle),
          UpdateExpression: `SET ${given.map(([name]) => `#${name} = :${name}`).join(', ')}`,
          ConditionExpression: 'attribute_exists(tokenHash) AND attribute_not_exists(outcome)',
          ExpressionAttributeNames: Object.fromEntries(given.map(([name]) => [`#${name}`, name])),
          ExpressionAttributeValues: Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
        }),
      ),
    );
  }

  return {
    find,
    citizen: (hashes) => Promise.all(hashes.map(record)),

    async wait(invitation, citizen, instead, now) {
      const done = await write([
        { Put: { TableName, Item: waitingItem(invitation) } },
        ...citizen.map((one) => waitingUpdate(TableName, one, invitation)),
        ...instead.flatMap((cycle) => settled(cycle, now)),
      ]);
      return done ? 'waiting' : 'lost';
    },

    async settle(cycle, outcome, at) {
      const Item = { ...invitationKey(cycle), outcome, at };
      await unlessRefused(client.send(new PutCommand({ TableName, Item, ...isNew })));
    },

    finish: async (cycle, end) => await change(cycle, { ...end }),
    tried: async (cycle, way) => await change(cycle, { way }),

    async markDead(hash, reason, at) {
      const dead = { reason, at };
      const isMarked = await unlessRefused(client.send(new UpdateCommand(deadUpdate(TableName, hash, dead, false))));
      if (!isMarked) await client.send(new UpdateCommand(deadUpdate(TableName, hash, dead, true)));
    },
  };
}
