import type { Refusal, RefusalCode } from '#shared/domain/commands/refusal.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { problemOf } from '#shared/lambda/problem.ts';

/** What the state of the appeal or the law forbids is a conflict; what names a thing that there is not is unprocessable. */
const statuses = {
  'not-submitted': 409,
  closed: 409,
  'already-answered': 409,
  'still-open': 409,
  'already-registered': 409,
  'nobody-responsible': 409,
  'not-on-table': 409,
  'same-body': 409,
  'forward-instead': 409,
  'notice-missing': 409,
  'extension-not-allowed': 409,
  'extension-after-term': 409,
  'extension-without-notice': 409,
  'extension-notice-after-term': 409,
  'extension-notice-in-future': 409,
  'extension-repeated': 409,
  'extension-too-long': 409,
  'extension-before-start': 409,
  'extension-not-longer': 409,
  'text-empty': 409,
  'reason-empty': 409,
  'unknown-body': 422,
  'unknown-category': 422,
  'unknown-municipality': 422,
  'not-answered': 409,
  'citizen-not-satisfied': 409,
  'request-undecided': 409,
  'no-request': 409,
} as const satisfies Record<RefusalCode, 409 | 422>;

/** A refused command, with its code and the article that forbids it. */
export function refusalProblem({ code, clause, text }: Refusal): HttpResponse {
  return problemOf({ code, title: text, status: statuses[code] }, { code, clause });
}
