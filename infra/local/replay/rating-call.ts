import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { callFunction } from '#infra/local/command/call-function.ts';
import { jsonOf } from '#shared/domain/json-of.ts';
import { ratingPath } from '#shared/domain/ratings/rating-path.ts';
import { reportHeadSchema } from '#shared/domain/ratings/snapshot.ts';
import type { ReportPath } from '#shared/domain/reports/archive.ts';

const answerSchema = z.object({
  run: z.object({
    id: z.string(),
    state: z.enum(['counting', 'folding', 'finished', 'failed']),
    failure: z.string().optional(),
    shards: z.object({ counted: z.number(), all: z.number() }),
    reports: z.array(z.object(reportHeadSchema.pick({ league: true, period: true, revision: true }).shape)),
  }),
});
const failureSchema = z.object({ errorMessage: z.string() });

const lookEveryMs = 250;
/** Longer than any function may take for its part. */
const patienceMs = 15 * 60_000;

/** A rating that was not computed; the message is the functions' own. */
export class RatingFailed extends Error {
  override readonly name = 'RatingFailed';
}

/** What is to be rated; with a reason, what differs from the published rating is published as its next revision. */
export interface RatingCall {
  readonly period: string;
  readonly reason?: string | undefined;
}

/** Shards of the region: counted, of all. */
export interface Counting {
  readonly counted: number;
  readonly all: number;
}

/**
 * Has a period rated and waits for its reports. Throws `RatingFailed` when a part of the run fails, although the centre
 * tries it again later, and when nothing has moved for a quarter of an hour.
 */
export async function ratePeriod(
  ask: (input: RatingCall | { readonly run: string }) => Promise<string>,
  call: RatingCall,
  onCounting: (counting: Counting) => void = () => {},
): Promise<ReportPath[]> {
  let seen = '';
  let movedAt = Date.now();
  for (let input: Parameters<typeof ask>[0] = call; ; await pause(lookEveryMs)) {
    const text = await ask(input);
    const { run } = answerSchema.parse(jsonOf(text));
    if (run.state === 'finished') return run.reports.map(ratingPath);
    if (run.state === 'failed') throw new RatingFailed(run.failure);
    if (text !== seen) {
      [seen, movedAt] = [text, Date.now()];
      onCounting(run.shards);
    } else if (Date.now() - movedAt > patienceMs) throw new RatingFailed(`RCC_RUN_STANDS_STILL ${run.id}`);
    input = { run: run.id };
  }
}

/** Asks the function of a centre. Throws `RatingFailed` with what it says when it fails. */
export function askRating(invokeUrl: string, functionName: string): Parameters<typeof ratePeriod>[0] {
  return async (input) => {
    const { payload, failed } = await callFunction(invokeUrl, functionName, JSON.stringify(input));
    if (failed) throw new RatingFailed(failureSchema.safeParse(jsonOf(payload)).data?.errorMessage ?? payload);
    return payload;
  };
}
