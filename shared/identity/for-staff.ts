import type { Staff } from '#shared/domain/governance/staff.ts';
import type { HttpRequest, HttpResponse, Operation } from '#shared/lambda/http.ts';
import { errorFields, type Log } from '#shared/lambda/log.ts';
import { problem } from '#shared/lambda/problem.ts';
import { refusal } from './refusal.ts';
import type { Identified, StaffTokens } from './staff-tokens.ts';

interface Ports {
  readonly tokens: StaffTokens;
  readonly log: Log;
}

/** What is done for staff alone. */
export type StaffOperation = (request: HttpRequest, staff: Staff) => Promise<HttpResponse>;

const retryAfterSeconds = '30';

/** The operation for whoever shows a token of the issuer; what the role allows, the operation asks the role table. */
export function forStaff(operation: StaffOperation, { tokens, log }: Ports): Operation {
  return async (request) => {
    const { requestId } = request;
    const token = bearerToken(request.headers['authorization']);
    if (token === undefined) return refusal('token-missing');
    let identified: Identified;
    try {
      identified = await tokens.identify(token);
    } catch (error) {
      log.error('RCC_ISSUER_UNREACHABLE', { requestId, ...errorFields(error) });
      return problem('issuer-unavailable', { headers: { 'retry-after': retryAfterSeconds } });
    }
    if ('staff' in identified) return await operation(request, identified.staff);
    log.warn('RCC_TOKEN_REFUSED', { requestId, reason: identified.reason });
    return refusal(identified.refused);
  };
}

/** RFC 6750, 2.1. */
function bearerToken(authorization = ''): string | undefined {
  return /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
}
