import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import { httpCall } from '#infra/local/net/http-call.ts';
import type { AuthorizerPart } from '#infra/local/resources/part.ts';

/** The claims of the token in an Authorization header; undefined for one that is not good for this API. */
export type JwtAuthorizer = (authorization: string | undefined) => Promise<JWTPayload | undefined>;

const discoverySchema = z.object({ jwks_uri: z.url() });

/** API Gateway's own check: the keys from the issuer's discovery, RSA only, `aud` or else `client_id`, no leeway. */
export function jwtAuthorizer({ issuer, audience }: Pick<AuthorizerPart, 'issuer' | 'audience'>): JwtAuthorizer {
  let keys: JWTVerifyGetKey | undefined;
  return async (authorization = '') => {
    try {
      keys ??= await keysOf(issuer);
      const token = authorization.replace(/^Bearer +/i, '');
      const { payload } = await jwtVerify(token, keys, { issuer, algorithms: ['RS256', 'RS384', 'RS512'] });
      const meant = [payload.aud ?? payload['client_id']].flat();
      return meant.some((one) => typeof one === 'string' && audience.includes(one)) ? payload : undefined;
    } catch {
      return undefined;
    }
  };
}

async function keysOf(issuer: string): Promise<JWTVerifyGetKey> {
  const { body } = await httpCall(`${issuer}/.well-known/openid-configuration`, { timeoutMs: 2_000 });
  return createRemoteJWKSet(new URL(discoverySchema.parse(JSON.parse(body)).jwks_uri));
}
