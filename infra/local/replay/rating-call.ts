import * as z from 'zod';
import { callFunction } from '#infra/local/command/call-function.ts';
import { jsonOf } from '#shared/domain/json-of.ts';
import { ratingPath } from '#shared/domain/ratings/rating-path.ts';
import { reportHeadSchema } from '#shared/domain/ratings/snapshot.ts';
import type { ReportPath } from '#shared/domain/reports/archive.ts';

const ratedSchema = z.object({
  reports: z.array(z.object(reportHeadSchema.pick({ league: true, period: true, revision: true }).shape)),
});
const failureSchema = z.object({ errorMessage: z.string() });

/** A rating that was not computed; the message is the function's own. */
export class RatingFailed extends Error {
  override readonly name = 'RatingFailed';
}

/** What is to be rated; with a reason, what differs from the published rating is published as its next revision. */
export interface RatingCall {
  readonly period: string;
  readonly reason?: string | undefined;
}

/** Has a month rated, however long it takes. Throws `RatingFailed`. */
export async function rateMonth(invokeUrl: string, functionName: string, call: RatingCall): Promise<ReportPath[]> {
  const { payload, failed } = await callFunction(invokeUrl, functionName, JSON.stringify(call));
  const answer = jsonOf(payload);
  if (failed) throw new RatingFailed(failureSchema.safeParse(answer).data?.errorMessage ?? payload);
  return ratedSchema.parse(answer).reports.map(ratingPath);
}
