import type { Operation } from '#shared/lambda/http.ts';
import { errorFields, type Log } from '#shared/lambda/log.ts';
import { noticePage } from './notice-page.ts';

/** A citizen gets a page whatever happens, not the pipeline's answer to machines. */
export function alwaysPage(operation: Operation, log: Log): Operation {
  return async (request) => {
    try {
      return await operation(request);
    } catch (error) {
      log.error('RCC_SURVEY_FAILED', { requestId: request.requestId, ...errorFields(error) });
      return noticePage('unavailable');
    }
  };
}

/** HEAD: what GET would answer, without the body. */
export function headOf(operation: Operation): Operation {
  return async (request) => {
    const { body: _, ...head } = await operation(request);
    return head;
  };
}
