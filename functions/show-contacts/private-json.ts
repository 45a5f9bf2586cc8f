import type { HttpResponse } from '#shared/lambda/http.ts';

/** An answer that nobody on the way keeps. */
export function privateJson(value: object): HttpResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}
