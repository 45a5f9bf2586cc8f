import { Agent } from 'node:http';
import * as z from 'zod';
import { jsonOf } from '#infra/local/json-of.ts';
import type { ReportPath } from '#shared/domain/ratings/archive.ts';
import { reportHeadSchema } from '#shared/domain/ratings/snapshot.ts';
import { post } from './http-post.ts';

const ratedSchema = z.object({
  reports: z.array(z.object(reportHeadSchema.pick({ league: true, period: true, revision: true }).shape)),
});
const failureSchema = z.object({ errorMessage: z.string() });

/** A rating that was not computed; the message is the function's own. */
export class RatingFailed extends Error {
  override readonly name = 'RatingFailed';
}

/** Has a month rated, however long it takes. Throws `RatingFailed`. */
export async function rateMonth(invokeUrl: string, functionName: string, period: string): Promise<ReportPath[]> {
  const url = `${invokeUrl}/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`;
  // The agent that Node shares between requests gives up after five seconds.
  const agent = new Agent();
  const { status, headers, body } = await post({ agent, url, headers: {}, body: JSON.stringify({ period }) });
  const answer = jsonOf(body);
  if (status !== 200 || headers['x-amz-function-error'] !== undefined)
    throw new RatingFailed(failureSchema.safeParse(answer).data?.errorMessage ?? `HTTP ${status}`);
  return ratedSchema.parse(answer).reports;
}
