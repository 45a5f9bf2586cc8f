import * as z from 'zod';

/** Settings of a function that asks who its reader is. */
export const identitySettings = {
  IDENTITY_ISSUER: z.url(),
  /** Whom the issuer makes tokens for: this centre and nobody else. */
  IDENTITY_AUDIENCE: z.string().min(1),
  /** Where the issuer's public keys are. */
  IDENTITY_JWKS_URL: z.url(),
  /** What the issuer calls the claims; each issuer has its own names. */
  IDENTITY_ROLE_CLAIM: z.string().min(1),
  IDENTITY_BODY_CLAIM: z.string().min(1),
  IDENTITY_SECTORS_CLAIM: z.string().min(1),
};

/** Who vouches for the staff, and how it says what they are. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly claims: { readonly role: string; readonly body: string; readonly sectors: string };
}

/** The provider that a function's settings name. */
export function identityProvider(
  settings: { readonly [Name in keyof typeof identitySettings]: string },
): IdentityProvider {
  return {
    issuer: settings.IDENTITY_ISSUER,
    audience: settings.IDENTITY_AUDIENCE,
    jwksUrl: settings.IDENTITY_JWKS_URL,
    claims: {
      role: settings.IDENTITY_ROLE_CLAIM,
      body: settings.IDENTITY_BODY_CLAIM,
      sectors: settings.IDENTITY_SECTORS_CLAIM,
    },
  };
}
