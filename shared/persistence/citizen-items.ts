import * as z from 'zod';
import {
  type AskTimes,
  type CitizenRecord,
  isSame,
  type WaitingCycle,
  type WaitingMark,
} from '#shared/domain/surveys/asking.ts';
import type { CycleKey } from '#shared/domain/surveys/invitation.ts';

/*
 * citizen#<keyed hash of one contact>   when its citizen was asked, has opted out, what of theirs waits, whether it is dead
 */

const cycleSchema = z.object({
  appealId: z.string(),
  cycle: z.number(),
  answeredAt: z.number(),
  dueAt: z.number(),
});

const itemSchema = z.object({
  askedAt: z.number().optional(),
  optedOutAt: z.number().optional(),
  deadAt: z.number().optional(),
  waiting: cycleSchema.optional(),
  expiresAt: z.number().optional(),
});

/** How long after its last use a record stays that only says when somebody was asked or what of theirs waits. */
const keptMs = 30 * 86_400_000;
/** A mailbox may come back: after this a dead contact is tried once more. */
const deadKeptMs = 180 * 86_400_000;

export function citizenKey(hash: string) {
  return { pk: `citizen#${hash}`, sk: 'citizen' };
}

export function citizenRecord(hash: string, item: unknown): CitizenRecord {
  return { hash, ...itemSchema.parse(item ?? {}) };
}

/** Never earlier than the record would end anyway. */
function expiry(at: number, { expiresAt = 0 }: Pick<CitizenRecord, 'expiresAt'>): number {
  return Math.max(expiresAt, Math.ceil((at + keptMs) / 1000));
}

/** Says that the citizen was asked, unless somebody else was faster, and that the cycle of theirs does not wait any more. */
export function askedUpdate(TableName: string, record: CitizenRecord, cycle: CycleKey, { now, freeSince }: AskTimes) {
  const seen = record.waiting && isSame(record.waiting, cycle) ? markOf(record.waiting) : undefined;
  const isFree = '(attribute_not_exists(askedAt) OR askedAt <= :freeSince) AND attribute_not_exists(optedOutAt)';
  return {
    Update: {
      TableName,
      Key: citizenKey(record.hash),
      UpdateExpression: `SET askedAt = :now, expiresAt = :expiresAt${seen ? ' REMOVE waiting' : ''}`,
      ConditionExpression: seen ? `${isFree} AND waiting = :seen` : isFree,
      ExpressionAttributeValues: {
        ':now': now,
        ':freeSince': freeSince,
        ':expiresAt': expiry(now, record),
        ...(seen ? { ':seen': seen } : {}),
      },
    },
  };
}

/** Says which cycle of the citizen waits, unless another one has begun to. */
export function waitingUpdate(TableName: string, record: CitizenRecord, waiting: WaitingCycle) {
  const seen = record.waiting && markOf(record.waiting);
  return {
    Update: {
      TableName,
      Key: citizenKey(record.hash),
      UpdateExpression: 'SET waiting = :waiting, expiresAt = :expiresAt',
      ConditionExpression: `${seen ? 'waiting = :seen' : 'attribute_not_exists(waiting)'} AND attribute_not_exists(optedOutAt)`,
      ExpressionAttributeValues: {
        ':waiting': markOf(waiting),
        ':expiresAt': expiry(waiting.dueAt, record),
        ...(seen ? { ':seen': seen } : {}),
      },
    },
  };
}

/** The mark as it is kept, to be compared as a whole. */
function markOf({ appealId, cycle, answeredAt, dueAt }: WaitingMark): WaitingCycle {
  return { appealId, cycle, answeredAt, dueAt };
}

/** Marks the contact as dead. `isLasting`: the record ends later anyway, as that of a wish not to be asked does. */
export function deadUpdate(TableName: string, hash: string, dead: { reason: string; at: number }, isLasting: boolean) {
  const set = 'SET deadAt = :at, deadReason = :reason';
  const values = { ':at': dead.at, ':reason': dead.reason };
  const update = { TableName, Key: citizenKey(hash) };
  if (isLasting) return { ...update, UpdateExpression: set, ExpressionAttributeValues: values };
  return {
    ...update,
    UpdateExpression: `${set}, expiresAt = :expiresAt`,
    ConditionExpression:
      'attribute_not_exists(optedOutAt) AND (attribute_not_exists(expiresAt) OR expiresAt < :expiresAt)',
    ExpressionAttributeValues: { ...values, ':expiresAt': Math.ceil((dead.at + deadKeptMs) / 1000) },
  };
}
