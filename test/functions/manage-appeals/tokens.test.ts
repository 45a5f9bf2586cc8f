import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#functions/manage-appeals/contract.ts';
import { aFact } from '#test/support/a-fact.ts';
import { badTokens } from '#test/support/bad-tokens.ts';
import { type StartedManaging, startManaging } from './start-managing.ts';

let managing: StartedManaging;
let appealId: string;
beforeAll(async () => {
  managing = await startManaging();
  appealId = await managing.appeal('tokens', [
    aFact('appeal.submitted', '2026-03-02T09:00', { text: 'Яма на Ленина', agency: 'mun-usinsk' }),
  ]);
});
afterAll(() => managing?.stop());

const { invalid, unknown, byHand } = badTokens(() => managing);

/** Both operations, as a token is all that is wrong with them. */
async function ask(token?: string) {
  const headers = {
    'idempotency-key': 'key',
    'if-match': '"1"',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return [
    await managing.send(routes.showAppeal, { appealId, headers }),
    await managing.send(routes.note, { appealId, headers, body: '{"text":"Видел яму"}' }),
  ];
}

async function expectNothing(token: string, status: number, code: string): Promise<void> {
  for (const answer of await ask(token)) {
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ type: `urn:rcc:problem:${code}`, title: expect.stringMatching(/[а-я]/), status });
  }
  expect((await managing.store.read(appealId)).version).toBe(1);
  const lines = managing.log.text();
  expect(lines).not.toMatch(/яма|яму|Ленина|mun-usinsk/i);
  expect(token.split('.').filter((part) => part.length > 20 && lines.includes(part))).toEqual([]);
  expect(await managing.announced()).toEqual([]);
}

describe('neither shown nor changed, and no trace of the appeal, for a token that is', () => {
  it.each(invalid)('$title', async ({ token }) => {
    await expectNothing(await token(), 401, 'token-invalid');
  });

  it.each(unknown)('of somebody with $title', async ({ token }) => {
    await expectNothing(await token(), 403, 'staff-unknown');
  });

  it('not there', async () => {
    expect((await ask()).map(({ status }) => status)).toEqual([401, 401]);
  });
});

it('a right token made by hand is let in: the tokens above are refused for what is wrong with them', async () => {
  expect((await ask(byHand())).map(({ status }) => status)).toEqual([200, 201]);
});
