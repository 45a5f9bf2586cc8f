import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { jsonOf } from '#shared/domain/json-of.ts';
import type { DeadLetters } from './dead-letters.ts';
import { errorFields, type Log } from './log.ts';
import { isOutage } from './outage.ts';
import type { Retried, Retries } from './retries.ts';

/** A message of a batch; ids are unique within it. */
export interface Message<M> {
  readonly id: string;
  readonly body: M;
}

/** What became of a message that could not be processed. */
export interface Failure {
  readonly id: string;
  readonly error: unknown;
}

interface QueueFunction<M> {
  readonly schema: z.ZodType<M>;
  /** Processes the batch; whatever is not in the answer is done. */
  readonly process: (messages: readonly Message<M>[]) => Promise<readonly Failure[]>;
  readonly deadLetters: DeadLetters;
  /** Without them, what failed comes back at the time the queue itself says. */
  readonly retries?: Retries;
  readonly log: Log;
}

/**
 * A message that fails this often goes to the dead letters with its reason: soon by its own fault, late for want of
 * another service, which with growing pauses is two days. The queue's own redrive, which knows no reason, comes after all
 * of these (infra/consumers.ts).
 */
export const attemptsBeforeDeadLetter = { ownFault: 5, outage: 55, outageWithPauses: 104 } as const;

/**
 * The pipeline of a queue function. Only failed messages are given back (partial batch response). What cannot be read, or
 * keeps failing by its own fault, is parked on the dead-letter queue with the reason; the queue's own redrive is the last resort.
 */
export function queueFunction<M>({ schema, process, deadLetters, retries, log }: QueueFunction<M>) {
  const mostOutages = attemptsBeforeDeadLetter[retries ? 'outageWithPauses' : 'outage'];
  return middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const records = new Map(Records.map((record) => [record.messageId, record]));
    const messages: Message<M>[] = [];
    const failed: string[] = [];
    const retried: Retried[] = [];

    const park = async (record: SQSRecord, reason: string, fields = {}) => {
      log.error('RCC_MESSAGE_PARKED', { messageId: record.messageId, reason, ...fields });
      await deadLetters.park(record.body, reason).catch(() => failed.push(record.messageId));
    };

    for (const record of Records) {
      const parsed = schema.safeParse(jsonOf(record.body));
      if (parsed.success) messages.push({ id: record.messageId, body: parsed.data });
      else await park(record, unreadable(parsed.error));
    }
    for (const { id, error } of await process(messages)) {
      const record = records.get(id);
      const attempt = Number(record?.attributes.ApproximateReceiveCount ?? 1);
      log.warn('RCC_MESSAGE_FAILED', { messageId: id, attempt, ...errorFields(error) });
      const most = isOutage(error) ? mostOutages : attemptsBeforeDeadLetter.ownFault;
      if (record && attempt >= most) await park(record, errorName(error), errorFields(error));
      else failed.push(id);
      if (record && failed.includes(id))
        retried.push({ receiptHandle: record.receiptHandle, attempt, askedMs: retryAfterMs(error) });
    }
    await retries?.putOff(retried).catch((error) => log.warn('RCC_RETRY_NOT_PUT_OFF', errorFields(error)));
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });
}

/** Runs one message at a time through `work`, side by side, and collects what failed. */
export async function eachAlone<M>(
  messages: readonly Message<M>[],
  work: (body: M) => Promise<void>,
): Promise<Failure[]> {
  const settled = await Promise.allSettled(messages.map(({ body }) => work(body)));
  return messages.flatMap(({ id }, index) => {
    const outcome = settled[index];
    return outcome?.status === 'rejected' ? [{ id, error: outcome.reason }] : [];
  });
}

/** How long whoever refused the work asks to be left alone. */
function retryAfterMs(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('retryAfterMs' in error)) return undefined;
  return typeof error.retryAfterMs === 'number' ? error.retryAfterMs : undefined;
}

/** Paths of the wrong fields, never their values. */
function unreadable(error: z.ZodError): string {
  return `RCC_MESSAGE_UNREADABLE ${[...new Set(error.issues.map(({ path }) => path.join('.') || '(message)'))].slice(0, 20).join(' ')}`;
}

function errorName(error: unknown): string {
  return `RCC_MESSAGE_KEEPS_FAILING ${error instanceof Error ? error.name : typeof error}`;
}
