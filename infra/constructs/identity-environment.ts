import type { IdentityProvider, identitySettings } from '#shared/identity/identity-provider.ts';

/** The provider as a function's variables. */
export function identityEnvironment({ issuer, audience, jwksUrl, claims }: IdentityProvider) {
  return {
    IDENTITY_ISSUER: issuer,
    IDENTITY_AUDIENCE: audience,
    IDENTITY_JWKS_URL: jwksUrl,
    IDENTITY_ROLE_CLAIM: claims.role,
    IDENTITY_BODY_CLAIM: claims.body,
    IDENTITY_SECTORS_CLAIM: claims.sectors,
  } satisfies Record<keyof typeof identitySettings, string>;
}
