import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedCycles, startCycles } from './start-cycles.ts';

let cycles: StartedCycles;
beforeAll(async () => {
  cycles = await startCycles();
});
afterAll(() => cycles?.stop());

const now = () => Math.floor(Date.now() / 1000);
const operator = { centre_role: 'operator' };
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const issuerKey = () => createPrivateKey({ key: cycles.issuer.key, format: 'jwk' });
const publicPem = () => createPublicKey(issuerKey()).export({ type: 'spki', format: 'pem' });

/** What the issuer would say of an operator. */
const claims = () => ({
  iss: cycles.issuer.url,
  aud: 'the-centre',
  sub: 'person-7',
  exp: now() + 600,
  centre_role: 'operator',
});

/** A token made by hand, with whatever header and signature. */
function forged(header: object, signature: (text: string) => Buffer | string, payload: object = claims()): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ kid: cycles.issuer.key.kid, typ: 'JWT', ...header })}.${part(payload)}`;
  return `${text}.${Buffer.from(signature(text)).toString('base64url')}`;
}

const rsa = (key: KeyObject) => (text: string) => sign('sha256', Buffer.from(text), key);
const hmac = (secret: string | Buffer) => (text: string) => createHmac('sha256', secret).update(text).digest();

const ask = (authorization?: string) =>
  cycles.ask({ query: { indicator: 'speed' }, headers: authorization === undefined ? {} : { authorization } });

/** Found, since nothing is archived; but let in. */
const letIn = 404;

interface Refusal {
  readonly title: string;
  readonly token: () => string | Promise<string>;
}

const invalid: readonly Refusal[] = [
  { title: 'no token at all', token: () => 'x' },
  { title: 'two of them', token: async () => `${await cycles.token(operator)}.${await cycles.token(operator)}` },
  { title: 'expired', token: () => cycles.token({ ...operator, exp: now() - 30 }) },
  { title: 'not valid yet', token: () => cycles.token({ ...operator, nbf: now() + 30 }) },
  { title: 'without an end', token: () => cycles.token({ ...operator, exp: undefined }) },
  { title: 'of nobody', token: () => cycles.token({ ...operator, sub: undefined }) },
  { title: 'of another issuer', token: () => cycles.token({ ...operator, iss: 'https://issuer.example' }) },
  { title: 'for another centre', token: () => cycles.token({ ...operator, aud: 'the-other-centre' }) },
  {
    title: 'for a client, as Cognito marks those that carry no role',
    token: () => cycles.token({ ...operator, aud: undefined, client_id: 'the-centre' }),
  },
  { title: 'unsigned', token: () => forged({ alg: 'none' }, () => '') },
  { title: 'unsigned, whatever the case', token: () => forged({ alg: 'NONE' }, () => '') },
  { title: 'HMAC with the public key as the secret', token: () => forged({ alg: 'HS256' }, hmac(publicPem())) },
  {
    title: 'HMAC with the modulus as the secret',
    token: () => forged({ alg: 'HS256' }, hmac(String(cycles.issuer.key['n']))),
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
  { title: 'with a signature that is cut', token: async () => (await cycles.token(operator)).slice(0, -8) },
  {
    title: 'changed after it was signed',
    async token() {
      const [header, , signature] = (
        await cycles.token({ centre_role: 'body-executor', centre_body: 'mun-inta' })
      ).split('.');
      const changed = Buffer.from(JSON.stringify({ ...claims(), centre_role: 'centre-head' })).toString('base64url');
      return `${header}.${changed}.${signature}`;
    },
  },
];

const unknown: readonly Refusal[] = [
  { title: 'no role', token: () => cycles.token({}) },
  { title: 'a role that is not in the table', token: () => cycles.token({ centre_role: 'king' }) },
  { title: 'two roles', token: () => cycles.token({ centre_role: ['operator', 'curator'] }) },
  { title: 'a role under another name', token: () => cycles.token({ role: 'operator' }) },
  {
    title: 'a body that is no text',
    token: () => cycles.token({ centre_role: 'body-head', centre_body: { id: 'mun-usinsk' } }),
  },
  {
    title: 'sectors that are no texts',
    token: () => cycles.token({ centre_role: 'sector-lead', centre_sectors: [7] }),
  },
];

const limited: readonly Refusal[] = [
  { title: 'an executor without a body', token: () => cycles.token({ centre_role: 'body-executor' }) },
  {
    title: 'an executor whose body was taken away',
    token: () => cycles.token({ centre_role: 'body-executor', centre_body: '' }),
  },
  { title: 'a head of another body', token: () => cycles.token({ centre_role: 'body-head', centre_body: 'mun-inta' }) },
  { title: 'a lead of no sector', token: () => cycles.token({ centre_role: 'sector-lead' }) },
  { title: 'the media lead, who reads no cycles', token: () => cycles.token({ centre_role: 'media-lead' }) },
];

describe('a token is let in', () => {
  it('when it is right', async () => {
    expect((await ask(`Bearer ${await cycles.token(operator)}`)).status).toBe(letIn);
    expect((await ask(`bearer ${forged({ alg: 'RS256' }, rsa(issuerKey()))}`)).status).toBe(letIn);
  });

  it.each([
    ['ends', { exp: -5 }],
    ['begins', { nbf: 5 }],
  ])('when it %s within the seconds that clocks may be apart', async (_, shift) => {
    const times = Object.fromEntries(Object.entries(shift).map(([claim, seconds]) => [claim, now() + seconds]));
    expect((await ask(`Bearer ${await cycles.token({ ...operator, ...times })}`)).status).toBe(letIn);
  });

  it('when it is for several, this centre among them', async () => {
    expect((await ask(`Bearer ${await cycles.token({ ...operator, aud: ['x', 'the-centre'] })}`)).status).toBe(letIn);
  });
});

describe('a request is refused with 401 and told that a token is wanted', () => {
  it.each([
    ['without a token', undefined],
    ['with a name and a password', 'Basic b3BlcmF0b3I6b3BlcmF0b3I='],
    ['with an empty token', 'Bearer '],
    ['with two headers that the gateway has joined', 'Bearer a.b.c,Bearer d.e.f'],
  ])('%s', async (_, authorization) => {
    expect(refused(await ask(authorization))).toEqual([401, 'token-missing', 'Bearer realm="rcc"']);
  });
});

describe('a token is refused with 401', () => {
  it.each(invalid)('$title', async ({ token }) => {
    const given = await token();
    expect(refused(await ask(`Bearer ${given}`))).toEqual([
      401,
      'token-invalid',
      'Bearer realm="rcc", error="invalid_token"',
    ]);
    expect(logged(given)).toMatch(/"RCC_TOKEN_REFUSED".*"reason":"ERR_/);
  });
});

describe('staff that the role table does not know is refused with 403', () => {
  it.each(unknown)('$title', async ({ token }) => {
    const given = await token();
    expect(refused(await ask(`Bearer ${given}`))).toEqual([
      403,
      'staff-unknown',
      'Bearer realm="rcc", error="insufficient_scope"',
    ]);
    expect(logged(given)).toContain('"RCC_TOKEN_REFUSED"');
  });
});

describe('staff whom the role table does not let is refused with 403', () => {
  it.each(limited)('$title', async ({ token }) => {
    const given = await token();
    expect(refused(await ask(`Bearer ${given}`))).toEqual([
      403,
      'access-refused',
      'Bearer realm="rcc", error="insufficient_scope"',
    ]);
    expect(logged(given)).toMatch(/"RCC_ACCESS_REFUSED".*"staff":"person-7".*"body":"mun-usinsk".*"indicator":"speed"/);
  });
});

/** Status, code and challenge of a refusal, which is a problem of RFC 9457 and is not kept. */
function refused({ status, headers, body }: Awaited<ReturnType<typeof ask>>) {
  expect(headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  const problem = JSON.parse(body);
  expect(problem).toEqual({ type: expect.any(String), title: expect.stringMatching(/[а-я]/), status });
  return [status, String(problem.type).replace('urn:rcc:problem:', ''), headers['www-authenticate']];
}

/** The last line of the log; no part of the token is in any. */
function logged(token: string): string {
  const lines = cycles.log.text().trim().split('\n');
  const parts = token.split('.').filter((part) => part.length > 20);
  expect(parts.filter((part) => lines.some((line) => line.includes(part)))).toEqual([]);
  return lines.at(-1) ?? '';
}
