import type { JWTPayload } from 'jose';
import { type Staff, staffSchema } from '#shared/domain/governance/staff.ts';
import type { IdentityProvider } from './identity-provider.ts';

/** Whom the claims of a verified token are about; undefined when they say no role that the table knows. */
export function staffOf(payload: JWTPayload, { role, body, sectors }: IdentityProvider['claims']): Staff | undefined {
  const parsed = staffSchema.safeParse({
    id: payload.sub,
    role: payload[role],
    // An attribute that was taken away is an empty text with some issuers.
    body: payload[body] || undefined,
    sectors: listed(payload[sectors]),
  });
  return parsed.data;
}

/** A list as it is, or the words of a text: not every issuer can put a list into a token. */
function listed(claim: unknown): unknown {
  if (typeof claim !== 'string') return claim ?? undefined;
  return claim.split(/[\s,]+/).filter(Boolean);
}
