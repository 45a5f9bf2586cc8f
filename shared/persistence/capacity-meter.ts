import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** What calls of a client have cost so far, in capacity units. */
export interface CapacityMeter {
  readonly readUnits: number;
  readonly writeUnits: number;
}

const consumedSchema = z.object({ CapacityUnits: z.number().default(0) });
const outputSchema = z.object({
  output: z.object({ ConsumedCapacity: z.union([z.array(consumedSchema), consumedSchema.transform((one) => [one])]) }),
});

/** Asks for the consumed capacity of every call from now on, and adds it up. */
export function capacityMeter(client: DynamoDBDocumentClient): CapacityMeter {
  const sums = { readUnits: 0, writeUnits: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        Object.assign(call.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(call);
        const units = outputSchema.safeParse(result).data?.output.ConsumedCapacity ?? [];
        const isRead = /^(Query|Get)/.test(commandName);
        sums[isRead ? 'readUnits' : 'writeUnits'] += units.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
        return result;
      },
    { step: 'initialize', name: 'capacityMeter' },
  );
  return sums;
}
