import type { HttpResponse } from '#shared/lambda/http.ts';
import { problem } from '#shared/lambda/problem.ts';

/** What a reader lacks (RFC 6750, 3.1): who shows no token is told only that one is wanted. */
const challenges = {
  'token-missing': 'Bearer realm="rcc"',
  'token-invalid': 'Bearer realm="rcc", error="invalid_token"',
  'staff-unknown': 'Bearer realm="rcc", error="insufficient_scope"',
  'access-refused': 'Bearer realm="rcc", error="insufficient_scope"',
};

/** Refuses a reader, and says what would be needed. */
export function refusal(code: keyof typeof challenges): HttpResponse {
  return problem(code, { headers: { 'www-authenticate': challenges[code] } });
}
