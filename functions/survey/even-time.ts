import type { HttpResponse, Operation } from '#shared/lambda/http.ts';

/** Many times what a read takes, and too little to be noticed by a person. */
const stepMs = 25;

/**
 * Answers of links that lead nowhere (any more) come after a whole number of steps: to read a survey takes a little longer than
 * to find none, and nobody is to tell by that which links there once were.
 */
export function inEvenTime(operation: Operation): Operation {
  return async (request) => {
    const start = performance.now();
    const response = await operation(request);
    if (leadsNowhere(response)) await untilWholeStep(start);
    return response;
  };
}

function leadsNowhere({ status }: HttpResponse): boolean {
  return status === 404 || status === 410;
}

function untilWholeStep(start: number): Promise<void> {
  const took = performance.now() - start;
  return new Promise((resolve) => setTimeout(resolve, Math.ceil(took / stepMs) * stepMs - took));
}
