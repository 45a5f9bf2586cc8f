import * as z from 'zod';
import type { Emulator } from '#test/support/emulators.ts';
import { startAwsJsonProxy } from './aws-json-proxy.ts';
import prices from './prices.json' with { type: 'json' };

const consumedSchema = z.object({ CapacityUnits: z.number() });
const answerSchema = z.object({
  ConsumedCapacity: z.union([consumedSchema.transform((one) => [one]), z.array(consumedSchema)]).default([]),
});
const receivedSchema = z.object({ Messages: z.array(z.unknown()).default([]) });

export interface DynamoMeter extends Emulator {
  /** Request units so far, as the database itself counts them: transactions double, indexes added. */
  readonly units: { write: number; read: number };
}

export async function meterDynamo(target: string): Promise<DynamoMeter> {
  const units = { write: 0, read: 0 };
  const proxy = await startAwsJsonProxy({
    target,
    change: (body) => JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }),
    watch(operation, _body, { status, body }) {
      if (status !== 200) return;
      const kind = /^(Get|BatchGet|TransactGet|Query|Scan)/.test(operation) ? 'read' : 'write';
      for (const { CapacityUnits } of answerSchema.parse(JSON.parse(body)).ConsumedCapacity)
        units[kind] += CapacityUnits;
    },
  });
  return { ...proxy, units };
}

export interface QueueMeter extends Emulator {
  readonly used: { requests: number };
}

/** Counts requests as they are paid: one for every 64 KiB begun. Looking into an empty queue is not the appeals' affair. */
export async function meterQueues(target: string): Promise<QueueMeter> {
  const used = { requests: 0 };
  const proxy = await startAwsJsonProxy({
    target,
    watch(operation, body, answer) {
      const isEmpty =
        operation === 'ReceiveMessage' && receivedSchema.parse(JSON.parse(answer.body)).Messages.length === 0;
      const isCounting = operation === 'GetQueueAttributes';
      if (isEmpty || isCounting || answer.status !== 200) return;
      const bytes = Buffer.byteLength(operation === 'ReceiveMessage' ? answer.body : body);
      used.requests += Math.ceil(bytes / (prices.queueRequestKiB * 1024));
    },
  });
  return { ...proxy, used };
}
