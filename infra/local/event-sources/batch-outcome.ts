import * as z from 'zod';
import type { InvocationResult } from '#infra/local/lambda/invocation.ts';

const responseSchema = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish();

/**
 * Ids of the messages a function is done with. A failure keeps the whole batch; a partial batch response keeps what it lists,
 * and one that cannot be understood, or names a message that was not in the batch, keeps everything, as Lambda does.
 */
export function doneIds(
  ids: readonly string[],
  result: InvocationResult,
  reportsItemFailures: boolean,
): readonly string[] {
  if (result.failed) return [];
  if (!reportsItemFailures) return ids;
  const returned: unknown = JSON.parse(result.payload);
  if (returned === '') return ids;
  const parsed = responseSchema.safeParse(returned);
  if (!parsed.success) return [];
  const failed = parsed.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier) ?? [];
  return failed.every((id) => ids.includes(id)) ? ids.filter((id) => !failed.includes(id)) : [];
}
