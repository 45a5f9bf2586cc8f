import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BadToken, badTokens } from '#test/support/bad-tokens.ts';
import { type StartedCycles, startCycles } from './start-cycles.ts';

let cycles: StartedCycles;
beforeAll(async () => {
  cycles = await startCycles();
});
afterAll(() => cycles?.stop());

const now = () => Math.floor(Date.now() / 1000);
const operator = { centre_role: 'operator' };

const ask = (authorization?: string) =>
  cycles.ask({ query: { indicator: 'speed' }, headers: authorization === undefined ? {} : { authorization } });

/** Found, since nothing is archived; but let in. */
const letIn = 404;

const { invalid, unknown, byHand } = badTokens(() => cycles);

const limited: readonly BadToken[] = [
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
    expect((await ask(`bearer ${byHand()}`)).status).toBe(letIn);
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
