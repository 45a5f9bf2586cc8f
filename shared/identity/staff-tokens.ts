import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Staff } from '#shared/domain/governance/staff.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { staffOf } from './staff-of.ts';

/** What a token comes to. `reason` is a code that quotes nothing of it. */
export type Identified =
  | { readonly staff: Staff }
  | { readonly refused: 'token-invalid' | 'staff-unknown'; readonly reason: string };

/** Tells staff by their tokens. */
export interface StaffTokens {
  /** Throws when the issuer's keys cannot be had. */
  identify(token: string): Promise<Identified>;
}

/** The gateway before the function takes no other: neither `none` nor a secret that is the public key can be among them. */
const algorithms = ['RS256'];
/** How far the clocks of the issuer and of this machine may be apart, seconds. */
const clockTolerance = 10;
/** A token of unknown key makes the keys to be fetched anew, but not more often than this. */
const keyCache = { timeoutDuration: 2_500, cooldownDuration: 30_000, cacheMaxAge: 600_000 };

/** Tokens of the provider, checked with its keys, which are fetched when the first token comes and kept for ten minutes. */
export function staffTokens({ issuer, audience, jwksUrl, claims }: IdentityProvider): StaffTokens {
  const keys = createRemoteJWKSet(new URL(jwksUrl), keyCache);
  const required = { issuer, audience, algorithms, clockTolerance, requiredClaims: ['exp', 'sub'] };
  return {
    async identify(token) {
      let payload: JWTPayload;
      try {
        ({ payload } = await jwtVerify(token, keys, required));
      } catch (error) {
        if (!(error instanceof errors.JOSEError) || withoutKeys.has(error.code)) throw error;
        return { refused: 'token-invalid', reason: error.code };
      }
      const staff = staffOf(payload, claims);
      return staff ? { staff } : { refused: 'staff-unknown', reason: 'RCC_CLAIMS_UNKNOWN' };
    },
  };
}

/** Of the errors that jose makes itself: those that are the issuer's, not the token's. */
const withoutKeys: ReadonlySet<string> = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT']);
