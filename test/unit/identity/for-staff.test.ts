import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { forStaff } from '#shared/identity/for-staff.ts';
import { staffTokens } from '#shared/identity/staff-tokens.ts';
import type { HttpRequest } from '#shared/lambda/http.ts';
import { type Emulator, startHttp } from '#test/support/emulators.ts';

const issuer = 'https://issuer.example';
const claims = { role: 'role', body: 'body', sectors: 'sectors' };
const undo: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const step of undo.splice(0)) await step();
});

/** The issuer's keys behind an address: whatever `answer` says now, and how often it was asked. */
async function keysAt(answer: () => { status: number; body: string }) {
  let asked = 0;
  const server: Emulator = await startHttp(() => {
    asked += 1;
    return answer();
  });
  undo.push(() => server.stop());
  return { url: `${server.endpoint}/keys`, asked: () => asked };
}

async function aKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const token = (also: object = {}) =>
    new SignJWT({ role: 'operator', ...also })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(issuer)
      .setAudience('centre')
      .setSubject('person-7')
      .setExpirationTime('1h')
      .sign(privateKey);
  return { jwk: { ...(await exportJWK(publicKey)), kid }, token };
}

const request: HttpRequest = {
  ...{ path: {}, query: {}, headers: {}, body: Buffer.alloc(0) },
  ...{ sourceIp: '127.0.0.1', requestId: 'r', receivedAt: 0 },
};

/** An operation for staff that answers with whom it was called for, and what it logs. */
function anOperation(jwksUrl: string) {
  const lines: string[] = [];
  const write = (code: string, fields = {}) => lines.push(`${code} ${JSON.stringify(fields)}`);
  const log = { info: write, warn: write, error: write };
  const tokens = staffTokens({ issuer, audience: 'centre', jwksUrl, claims });
  const echo = async (_: HttpRequest, staff: Staff) => ({ status: 200, body: JSON.stringify(staff) });
  const operation = forStaff(echo, { tokens, log });
  const ask = async (token: string) => operation({ ...request, headers: { authorization: `Bearer ${token}` } });
  return { ask, lines };
}

describe('staff by their token', () => {
  it.each([
    [{}, {}],
    [{ body: 'mun-inta' }, { body: 'mun-inta' }],
    [{ body: '' }, {}],
    [{ sectors: ['roads', 'health'] }, { sectors: ['roads', 'health'] }],
    [{ sectors: 'roads, health social' }, { sectors: ['roads', 'health', 'social'] }],
    [{ sectors: '' }, { sectors: [] }],
    [{ name: 'Иванова', email: 'a@b.example' }, {}],
  ])('%j are %j', async (also, expected) => {
    const key = await aKey('one');
    const { url } = await keysAt(() => ({ status: 200, body: JSON.stringify({ keys: [key.jwk] }) }));
    const { body } = await anOperation(url).ask(await key.token(also));
    expect(JSON.parse(body ?? '')).toEqual({ id: 'person-7', role: 'operator', ...expected });
  });
});

describe('the keys of the issuer', () => {
  it('are fetched once, however many tokens come, of unknown keys too', async () => {
    const [key, stranger] = [await aKey('one'), await aKey('two')];
    const { url, asked } = await keysAt(() => ({ status: 200, body: JSON.stringify({ keys: [key.jwk] }) }));
    const { ask } = anOperation(url);
    const tokens = [await key.token(), await stranger.token(), await key.token(), await stranger.token()];
    const statuses = [];
    for (const token of tokens) statuses.push((await ask(token)).status);
    expect([statuses, asked()]).toEqual([[200, 401, 200, 401], 1]);
  });

  it('may change: a new one is taken within half a minute, an old one goes within ten', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const [old, fresh] = [await aKey('old'), await aKey('fresh')];
    let keys = [old.jwk];
    const { url } = await keysAt(() => ({ status: 200, body: JSON.stringify({ keys }) }));
    const { ask } = anOperation(url);
    expect((await ask(await old.token())).status).toBe(200);
    keys = [fresh.jwk];
    vi.setSystemTime(Date.now() + 31_000);
    expect((await ask(await fresh.token())).status).toBe(200);
    expect((await ask(await old.token())).status).toBe(401);
  });

  it.each([
    ['an error', { status: 500, body: 'down' }],
    ['no list of keys', { status: 200, body: '{"keys":"none"}' }],
    ['no JSON', { status: 200, body: '<html>' }],
    ['another address', { status: 302, body: '' }],
  ])('that come as %s are an outage: 503, to come again, and the token is not judged', async (_, answer) => {
    const key = await aKey('one');
    let given = answer;
    const { url } = await keysAt(() => given);
    const { ask, lines } = anOperation(url);
    const token = await key.token();
    const refused = await ask(token);
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '30' } });
    expect(JSON.parse(refused.body ?? '').type).toBe('urn:rcc:problem:issuer-unavailable');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^RCC_ISSUER_UNREACHABLE .*"requestId":"r"/);
    expect(lines[0]).not.toContain(token.slice(0, 30));

    given = { status: 200, body: JSON.stringify({ keys: [key.jwk] }) };
    expect((await ask(token)).status).toBe(200);
  });

  it('that nobody gives are an outage too', async () => {
    const key = await aKey('one');
    expect((await anOperation('http://127.0.0.1:1/keys').ask(await key.token())).status).toBe(503);
  });
});
