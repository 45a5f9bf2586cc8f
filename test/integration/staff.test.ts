import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Centre, startCentre } from '#infra/local/centre.ts';
import { askForToken } from '#infra/local/identity/ask-for-token.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';
import { startIssuer, type TestIssuer } from '#test/support/issuer.ts';
import { synthesized } from '#test/support/synthesized.ts';
import { scratch } from './local-runtime/fixture/started-centre.ts';

const directory = scratch();
let centre: Centre;
let stranger: TestIssuer;
beforeAll(async () => {
  [centre, stranger] = await Promise.all([
    startCentre({ cdkOut: synthesized(), stateDir: directory.path }),
    startIssuer(),
  ]);
}, 120_000);
afterAll(async () => {
  await Promise.all([centre?.stop(), stranger?.stop()]);
  directory.remove();
});

const cycles = '/v1/reports/municipal/2026-10/1/bodies/mun-usinsk/cycles?indicator=timeliness';

async function ask(token?: string | number) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(`${centre.url}${cycles}`, { headers });
  const { type, message } = (await answer.json()) as { type?: string; message?: string };
  return [answer.status, type ?? message];
}

describe('the cycles of a body, over the gateway of the template', () => {
  // Nothing is archived here: whoever is let in finds nothing.
  const found = [404, 'urn:rcc:problem:not-found'];
  const refused = [403, 'urn:rcc:problem:access-refused'];

  it.each<[Omit<Staff, 'id'>, (number | string)[]]>([
    [{ role: 'curator' }, found],
    [{ role: 'sector-lead', sectors: ['roads', 'health'] }, found],
    [{ role: 'body-head', body: 'mun-usinsk' }, found],
    [{ role: 'body-head', body: 'mun-inta' }, refused],
    [{ role: 'body-executor' }, refused],
    [{ role: 'sector-lead' }, refused],
    [{ role: 'media-lead' }, refused],
  ])('are for %j: %j', async (staff, expected) => {
    expect(await ask(await askForToken(centre.endpoints.issuer, { id: 'one', ...staff }))).toEqual(expected);
  });

  it('are closed at the gateway to whoever has no token of the pool', async () => {
    expect(await ask()).toEqual([401, 'Unauthorized']);
    const right = await askForToken(centre.endpoints.issuer, { id: 'one', role: 'curator' });
    expect(await ask(await stranger.token(decodeJwt(String(right))))).toEqual([401, 'Unauthorized']);
  });

  it('leave the public pages open', async () => {
    expect((await fetch(`${centre.url}/v1/reports`)).status).toBe(200);
    expect((await fetch(`${centre.url}/reports`)).status).toBe(200);
  });
});

describe('one appeal, over the gateway of the template', () => {
  const appealId = '7K2M04QX9ZTA';
  const send = async (staff: Omit<Staff, 'id'> | undefined, command?: string, headers: Record<string, string> = {}) => {
    const token = staff && (await askForToken(centre.endpoints.issuer, { id: 'one', ...staff }));
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const url = `${centre.url}/v1/appeals/${appealId}${command ? `/commands/${command}` : ''}`;
    const answer = await fetch(url, { method: command ? 'POST' : 'GET', headers: { ...authorization, ...headers } });
    const { type, message } = (await answer.json()) as { type?: string; message?: string };
    return [answer.status, type ?? message];
  };
  const conditions = { 'idempotency-key': 'key', 'if-match': '"1"' };
  const notFound = [404, 'urn:rcc:problem:not-found'];

  it.each<Omit<Staff, 'id'>>([{ role: 'operator' }, { role: 'body-head', body: 'mun-usinsk' }, { role: 'body-head' }])(
    'that there is not, is the same for %j',
    async (staff) => {
      expect(await send(staff)).toEqual(notFound);
      expect(await send(staff, 'register', conditions)).toEqual(notFound);
    },
  );

  it('takes a command with a key and a version only', async () => {
    const { 'if-match': version } = conditions;
    const operator = { role: 'operator' } as const;
    expect(await send(operator, 'register')).toEqual([400, 'urn:rcc:problem:idempotency-key-missing']);
    expect(await send(operator, 'register', { 'idempotency-key': 'key' })).toEqual([
      428,
      'urn:rcc:problem:version-missing',
    ]);
    expect(await send(operator, 'register', { 'if-match': version })).toEqual([
      400,
      'urn:rcc:problem:idempotency-key-missing',
    ]);
  });

  it('is closed at the gateway to whoever has no token', async () => {
    expect(await send(undefined)).toEqual([401, 'Unauthorized']);
    expect(await send(undefined, 'answer', conditions)).toEqual([401, 'Unauthorized']);
  });
});
