import type { HttpResponse } from './http.ts';
import titles from './problem-titles.ru.json' with { type: 'json' };

/** Every refusal this product answers with, and its HTTP status. */
const statuses = {
  'signature-invalid': 401,
  'body-not-json': 400,
  'events-invalid': 400,
  'query-invalid': 400,
  'payload-too-large': 413,
  'token-missing': 401,
  'token-invalid': 401,
  'staff-unknown': 403,
  'access-refused': 403,
  'not-found': 404,
  'command-invalid': 400,
  'idempotency-key-missing': 400,
  'idempotency-key-reused': 422,
  'version-missing': 428,
  'version-changed': 412,
  'appeal-contended': 503,
  'issuer-unavailable': 503,
  'queue-unavailable': 503,
  'service-unavailable': 503,
  unexpected: 500,
} as const satisfies Record<keyof typeof titles, number>;

export type ProblemCode = keyof typeof statuses;

/** A wrong field of a request. */
export interface FieldError {
  /** Position in the batch, from 0. */
  readonly index?: number;
  /** JSON pointer inside the event or the query. */
  readonly pointer: string;
  readonly detail: string;
}

interface Extra {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** For a refusal that may be none in a moment. */
export const comeAgain: Extra = { headers: { 'retry-after': '5' } };

/** An RFC 9457 answer: `type` is stable for machines, `title` is for people. */
export function problem(code: ProblemCode, { errors, headers }: Extra = {}): HttpResponse {
  return problemOf({ code, title: titles[code], status: statuses[code] }, errors ? { errors } : {}, headers);
}

/** The same for a refusal whose words and status are another table's, with members of its own. */
export function problemOf(
  { code, title, status }: { readonly code: string; readonly title: string; readonly status: number },
  members: object,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify({ type: `urn:rcc:problem:${code}`, title, status, ...members }),
  };
}
