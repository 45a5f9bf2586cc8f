import type { HttpRequest, HttpResponse, Operation } from '#shared/lambda/http.ts';
import { errorFields, type Log } from '#shared/lambda/log.ts';

/** A citizen gets a page whatever happens, not the pipeline's answer to machines; what happened is logged as `code`. */
export function alwaysPage(page: (request: HttpRequest) => Promise<HttpResponse>, log: Log, code: `RCC_${string}`) {
  return (operation: Operation): Operation =>
    async (request) => {
      try {
        return await operation(request);
      } catch (error) {
        log.error(code, { requestId: request.requestId, ...errorFields(error) });
        return page(request);
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
