import { OAuth2Server } from 'oauth2-mock-server';

/** An issuer of tokens on 127.0.0.1, with keys of its own. */
export interface TestIssuer {
  readonly url: string;
  readonly jwksUrl: string;
  /** The key it signs with, private half included. */
  readonly key: Readonly<Record<string, unknown>> & { readonly kid: string };
  /** A token good for an hour with these claims besides or instead of the usual ones; undefined takes one away. */
  token(claims: Readonly<Record<string, unknown>>): Promise<string>;
  stop(): Promise<void>;
}

export async function startIssuer(): Promise<TestIssuer> {
  const server = new OAuth2Server();
  const key = await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const url = server.issuer.url ?? '';
  return {
    url,
    jwksUrl: `${url}/jwks`,
    key,
    token: (claims) =>
      server.issuer.buildToken({ scopesOrTransform: (_header, payload) => Object.assign(payload, claims) }),
    stop: () => server.stop(),
  };
}
