import middy from '@middy/core';
import type * as z from 'zod';
import { errorFields, type Log } from './log.ts';

interface ScheduledFunction<I, O> {
  readonly schema: z.ZodType<I>;
  readonly run: (input: I) => Promise<O>;
  readonly log: Log;
}

/** The pipeline of a scheduled function, which people may also fire by hand: the input is parsed, a failure is an error of the invocation. */
export function scheduledFunction<I, O>({ schema, run, log }: ScheduledFunction<I, O>) {
  return middy<unknown, O>()
    .onError((request) => {
      log.error('RCC_RUN_FAILED', errorFields(request.error));
    })
    .handler(async (event) => run(schema.parse(event)));
}
