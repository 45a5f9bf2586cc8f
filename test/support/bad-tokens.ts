import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { TestIssuer } from './issuer.ts';

/** A token that must not be let in. */
export interface BadToken {
  readonly title: string;
  readonly token: () => string | Promise<string>;
}

interface Givers {
  readonly issuer: TestIssuer;
  /** A token of the issuer for this centre, with these claims. */
  readonly token: (claims: Readonly<Record<string, unknown>>) => Promise<string>;
}

/** Tokens as bad as they come. `givers` is asked when a token is wanted, not before. */
export function badTokens(givers: () => Givers) {
  const now = () => Math.floor(Date.now() / 1000);
  const operator = { centre_role: 'operator' };
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const issuerKey = () => createPrivateKey({ key: givers().issuer.key, format: 'jwk' });
  const publicPem = () => createPublicKey(issuerKey()).export({ type: 'spki', format: 'pem' });

  /** What the issuer would say of an operator. */
  const claims = () => ({
    iss: givers().issuer.url,
    aud: 'the-centre',
    sub: 'person-7',
    exp: now() + 600,
    centre_role: 'operator',
  });

  /** A token made by hand, with whatever header and signature. */
  function forged(header: object, signature: (text: string) => Buffer | string, payload: object = claims()): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ kid: givers().issuer.key.kid, typ: 'JWT', ...header })}.${part(payload)}`;
    return `${text}.${Buffer.from(signature(text)).toString('base64url')}`;
  }

  const rsa = (key: KeyObject) => (text: string) => sign('sha256', Buffer.from(text), key);
  const hmac = (secret: string | Buffer) => (text: string) => createHmac('sha256', secret).update(text).digest();

  const invalid: readonly BadToken[] = [
    { title: 'no token at all', token: () => 'x' },
    { title: 'two of them', token: async () => `${await givers().token(operator)}.${await givers().token(operator)}` },
    { title: 'expired', token: () => givers().token({ ...operator, exp: now() - 30 }) },
    { title: 'not valid yet', token: () => givers().token({ ...operator, nbf: now() + 30 }) },
    { title: 'without an end', token: () => givers().token({ ...operator, exp: undefined }) },
    { title: 'of nobody', token: () => givers().token({ ...operator, sub: undefined }) },
    { title: 'of another issuer', token: () => givers().token({ ...operator, iss: 'https://issuer.example' }) },
    { title: 'for another centre', token: () => givers().token({ ...operator, aud: 'the-other-centre' }) },
    {
      title: 'for a client, as Cognito marks those that carry no role',
      token: () => givers().token({ ...operator, aud: undefined, client_id: 'the-centre' }),
    },
    { title: 'unsigned', token: () => forged({ alg: 'none' }, () => '') },
    { title: 'unsigned, whatever the case', token: () => forged({ alg: 'NONE' }, () => '') },
    { title: 'HMAC with the public key as the secret', token: () => forged({ alg: 'HS256' }, hmac(publicPem())) },
    {
      title: 'HMAC with the modulus as the secret',
      token: () => forged({ alg: 'HS256' }, hmac(String(givers().issuer.key['n']))),
    },
    {
      title: 'right by an algorithm that is not on the list',
      token: () => forged({ alg: 'RS512' }, (text) => sign('sha512', Buffer.from(text), issuerKey())),
    },
    {
      title: 'signed with another key under the name of the right one',
      token: () => forged({ alg: 'RS256' }, rsa(stranger)),
    },
    {
      title: 'of a key that the issuer does not have',
      token: () => forged({ alg: 'RS256', kid: 'mine' }, rsa(stranger)),
    },
    {
      title: 'with its own key in the header',
      token: () => forged({ alg: 'RS256', jwk: createPublicKey(stranger).export({ format: 'jwk' }) }, rsa(stranger)),
    },
    {
      title: 'with an address of its own keys',
      token: () => forged({ alg: 'RS256', jku: 'http://127.0.0.1:1/keys' }, rsa(stranger)),
    },
    {
      title: 'with a header that must be understood',
      token: () => forged({ alg: 'RS256', crit: ['exp'] }, rsa(issuerKey())),
    },
    { title: 'with a signature that is cut', token: async () => (await givers().token(operator)).slice(0, -8) },
    {
      title: 'changed after it was signed',
      async token() {
        const [header, , signature] = (
          await givers().token({ centre_role: 'body-executor', centre_body: 'mun-inta' })
        ).split('.');
        const changed = Buffer.from(JSON.stringify({ ...claims(), centre_role: 'centre-head' })).toString('base64url');
        return `${header}.${changed}.${signature}`;
      },
    },
  ];

  const unknown: readonly BadToken[] = [
    { title: 'no role', token: () => givers().token({}) },
    { title: 'a role that is not in the table', token: () => givers().token({ centre_role: 'king' }) },
    { title: 'two roles', token: () => givers().token({ centre_role: ['operator', 'curator'] }) },
    { title: 'a role under another name', token: () => givers().token({ role: 'operator' }) },
    {
      title: 'a body that is no text',
      token: () => givers().token({ centre_role: 'body-head', centre_body: { id: 'mun-usinsk' } }),
    },
    {
      title: 'sectors that are no texts',
      token: () => givers().token({ centre_role: 'sector-lead', centre_sectors: [7] }),
    },
  ];

  return {
    /** Refused with 401. */
    invalid,
    /** Of somebody whom the role table does not know: refused with 403. */
    unknown,
    /** Made by hand, and right. */
    byHand: () => forged({ alg: 'RS256' }, rsa(issuerKey())),
  };
}
