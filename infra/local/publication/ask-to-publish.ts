import * as z from 'zod';
import type { PublishInput } from '#functions/compute-rating/contract.ts';
import { callFunction } from '#infra/local/command/call-function.ts';
import { jsonOf } from '#shared/domain/json-of.ts';

const answerSchema = z.object({ reports: z.tuple([z.object({ outcome: z.enum(['published', 'unchanged']) })]) });
const failureSchema = z.object({ errorMessage: z.string() });

export type Publication =
  /** `unchanged`: it was published before. */
  | { readonly outcome: 'published' | 'unchanged' | 'no-proposal' }
  | { readonly outcome: 'failed'; readonly reason: string };

/** Asks a centre's `compute-rating` to publish a proposed revision. */
export async function askToPublish(invokeUrl: string, functionName: string, input: PublishInput): Promise<Publication> {
  const { payload, failed } = await callFunction(invokeUrl, functionName, JSON.stringify(input));
  const answer = jsonOf(payload);
  if (!failed) return { outcome: answerSchema.parse(answer).reports[0].outcome };
  const reason = failureSchema.safeParse(answer).data?.errorMessage ?? payload;
  return reason.startsWith('RCC_NO_SUCH_PROPOSAL') ? { outcome: 'no-proposal' } : { outcome: 'failed', reason };
}
