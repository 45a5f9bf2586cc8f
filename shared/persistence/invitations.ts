import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Invitation, Invitations } from '#shared/domain/surveys/invitation.ts';
import { Contended, randomPause } from './contention.ts';
import { invitationFrom, invitationKey } from './survey-items.ts';

/** How often what the database has not answered for is asked for again, each time after a longer pause. */
const maxRounds = 6;

/** Invitations in the centre table: one call reads up to 100 cycles. */
export function dynamoInvitations(client: DynamoDBDocumentClient, table: string): Invitations {
  const read = async (keys: Record<string, unknown>[], round = 1): Promise<unknown[]> => {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
    );
    const found = Responses?.[table] ?? [];
    const left = UnprocessedKeys?.[table]?.Keys ?? [];
    if (left.length === 0) return found;
    if (round === maxRounds) throw new Contended('RCC_INVITATIONS_UNREAD', 'InvitationsUnread');
    await randomPause(50 * 2 ** round);
    return [...found, ...(await read(left, round + 1))];
  };
  return {
    async of(cycles) {
      const keys = new Map(cycles.map((cycle) => [invitationKey(cycle).pk, cycle]));
      if (keys.size === 0) return [];
      const items = await read([...keys.values()].map(invitationKey));
      return items.flatMap((item): Invitation[] => {
        const { pk, outcome, way, at } = invitationFrom(item);
        const cycle = keys.get(pk);
        return cycle ? [{ appealId: cycle.appealId, cycle: cycle.cycle, outcome, way, at }] : [];
      });
    },
  };
}
