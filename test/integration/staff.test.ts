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
