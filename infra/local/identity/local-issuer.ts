import type { RequestListener } from 'node:http';
import { type MutableToken, OAuth2Issuer, OAuth2Service, type TokenRequestIncomingMessage } from 'oauth2-mock-server';
import * as z from 'zod';
import type { UserPoolClientPart } from '#infra/local/resources/part.ts';
import { readIssuerKey } from './issuer-key.ts';

/** The stand-in for the user pool of the template: discovery, keys, and a token for whoever asks on this machine. */
export interface LocalIssuer {
  readonly handle: RequestListener;
  /** Where it answers: what its tokens name as their issuer. */
  answersAt(url: string): void;
  /** Takes the clients of the template's pool: for whom its tokens are, and what they tell. */
  provision(parts: readonly UserPoolClientPart[]): void;
}

const formSchema = z.record(z.string(), z.unknown());

/** The issuer whose key is in the file; a token stays good over a restart as long as the address does. */
export async function localIssuer(keyFile: string): Promise<LocalIssuer> {
  const issuer = new OAuth2Issuer();
  await readIssuerKey(keyFile, issuer.keys);
  const service = new OAuth2Service(issuer, { jwks: '/.well-known/jwks.json' });
  let clients: readonly UserPoolClientPart[] = [];
  service.on('beforeTokenSigning', ({ payload }: MutableToken, { body }: TokenRequestIncomingMessage) => {
    const form = formSchema.parse(body);
    payload['sub'] = form['sub'];
    payload['aud'] = clients.map(({ id }) => id);
    for (const claim of clients.flatMap(({ readable }) => readable)) {
      const given = form[claim.replace('custom:', '')];
      if (given !== undefined) payload[claim] = given;
    }
  });
  return {
    handle: service.requestHandler,
    answersAt(url) {
      issuer.url = url;
    },
    provision(parts) {
      clients = parts;
    },
  };
}
