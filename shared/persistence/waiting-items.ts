import * as z from 'zod';
import { shardOf } from '#shared/domain/appeals/identity.ts';
import type { WaitingCycle } from '#shared/domain/surveys/asking.ts';
import type { WaitingInvitation } from '#shared/domain/surveys/invitation-store.ts';

/*
 * waiting#<shard of the appeal>   <due time>#<appeal>#<cycle>: cycles that wait until their citizen may be asked again.
 * There is no token in it: a link is made anew when it is sent.
 */

const itemSchema = z.object({
  appealId: z.string(),
  cycle: z.number(),
  answeredAt: z.number(),
  dueAt: z.number(),
  source: z.string(),
  externalId: z.string(),
}) satisfies z.ZodType<WaitingInvitation>;

export function waitingPartition(shard: string): string {
  return `waiting#${shard}`;
}

/** Sorts by time; a sort key of before `at` is below it. */
export function waitingSince(at: number): string {
  return new Date(at).toISOString();
}

export function waitingKey({ appealId, cycle, dueAt }: Pick<WaitingCycle, 'appealId' | 'cycle' | 'dueAt'>) {
  return { pk: waitingPartition(shardOf(appealId)), sk: `${waitingSince(dueAt)}#${appealId}#${cycle}` };
}

export function waitingItem(invitation: WaitingInvitation) {
  const { appealId, cycle, answeredAt, dueAt, source, externalId } = invitation;
  // The database cleans up what nobody has released for a month.
  const expiresAt = Math.ceil((dueAt + 30 * 86_400_000) / 1000);
  return { ...waitingKey(invitation), appealId, cycle, answeredAt, dueAt, source, externalId, expiresAt };
}

export function waitingFrom(item: unknown): WaitingInvitation {
  return itemSchema.parse(item);
}
