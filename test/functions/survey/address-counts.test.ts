import { afterEach, describe, expect, it, vi } from 'vitest';
import { type FaultProxy, startFaultProxy } from '#test/support/fault-proxy.ts';
import { goodForm, now, type StartedSurvey, startSurvey } from './start-survey.ts';

let survey: StartedSurvey | undefined;
afterEach(async () => {
  await survey?.stop();
  vi.resetModules();
});

async function startBehind(fault: FaultProxy['fault']): Promise<StartedSurvey> {
  survey = await startSurvey({
    proxy: async (dynamo) => Object.assign(await startFaultProxy(dynamo), { fault }),
  });
  return survey;
}

/** Each of them answered from the address at the instant; says what is counted, by the address. */
async function answersFrom(started: StartedSurvey, froms: readonly string[], at = now) {
  const surveys = await Promise.all(froms.map(() => started.invite()));
  const sent = surveys.map(({ token }, index) => started.post(token, goodForm, { from: froms[index] ?? '', at }));
  expect((await Promise.all(sent)).map(({ statusCode }) => statusCode)).toEqual(froms.map(() => 303));
  return Promise.all(
    surveys.map(async ({ survey: { tokenHash }, stored }) => ({ tokenHash, answer: (await stored())?.answer })),
  );
}

/** As the database says it. */
function cancelledBy(codes: readonly string[]) {
  const CancellationReasons = codes.map((Code) => ({ Code }));
  const __type = 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException';
  return { status: 400, body: JSON.stringify({ __type, message: `${codes}`, CancellationReasons }) };
}

describe('answers of an address', () => {
  it('are counted to the day and the address, which nobody can read there', async () => {
    survey = await startSurvey();
    const [one, two] = await answersFrom(survey, ['203.0.113.5', '::ffff:203.0.113.5']);
    const [other] = await answersFrom(survey, ['203.0.113.6']);
    const [home, sameHome] = await answersFrom(survey, ['2001:db8:5:6::1', '2001:db8:5:6:a:b:c:d']);
    const [tomorrow] = await answersFrom(survey, ['203.0.113.5'], now + 86_400_000);
    const address = one?.answer?.address ?? '';
    expect(address).toMatch(/^[\w-]{22}$/);
    expect(two?.answer?.address).toBe(address);
    expect(sameHome?.answer?.address).toBe(home?.answer?.address);
    expect(new Set([one, other, home, tomorrow].map((kept) => kept?.answer?.address)).size).toBe(4);

    const counted = await survey.table.item(`address#${address}`, 'address');
    expect(counted).toEqual({
      ...{ pk: `address#${address}`, sk: 'address' },
      answers: new Set([one?.tokenHash, two?.tokenHash]),
      expiresAt: Math.ceil((now + 30 * 86_400_000) / 1000),
    });
    expect(JSON.stringify(await survey.table.all())).not.toMatch(/203\.0\.113|2001:db8/);
    expect(survey.log.text()).not.toMatch(/203\.0\.113|2001:db8/);
  });

  it('belong to a day of the region', async () => {
    survey = await startSurvey();
    const midnight = Date.parse('2026-03-17T00:00:00+03:00');
    const addresses = [];
    for (const at of [midnight - 1, midnight, midnight + 86_399_999]) {
      const [kept] = await answersFrom(survey, ['203.0.113.5'], at);
      addresses.push(kept?.answer?.address);
    }
    expect(addresses[1]).toBe(addresses[2]);
    expect(addresses[0]).not.toBe(addresses[1]);
  });

  it('are all kept when more come than are counted, fifty at once', async () => {
    survey = await startSurvey();
    const kept = await answersFrom(survey, Array(50).fill('203.0.113.5'));
    const more = await answersFrom(survey, Array(3).fill('203.0.113.5'));
    const address = kept[0]?.answer?.address;
    for (const { answer } of [...kept, ...more]) expect(answer).toMatchObject({ mark: 5, address });
    const counted = await survey.table.item(`address#${address}`, 'address');
    expect(counted?.['answers']).toEqual(new Set(kept.map(({ tokenHash }) => tokenHash)));
  });

  it('are all kept and counted though most transactions meet others', async () => {
    let met = 0;
    const started = await startBehind(({ operation, body }) => {
      if (operation !== 'TransactWriteItems' || !body.includes('SET #answer')) return undefined;
      met += 1;
      return met % 5 === 0
        ? undefined
        : cancelledBy(met % 2 === 0 ? ['None', 'TransactionConflict'] : ['TransactionConflict', 'None']);
    });
    const kept = await answersFrom(started, Array(20).fill('203.0.113.5'));
    expect(met).toBeGreaterThan(40);
    const counted = await started.table.item(`address#${kept[0]?.answer?.address}`, 'address');
    expect(counted?.['answers']?.size).toBeGreaterThan(5);
  }, 60_000);

  it('are kept without being counted when others are always faster', async () => {
    const started = await startBehind(({ operation, body }) =>
      operation === 'TransactWriteItems' && body.includes('SET #answer')
        ? cancelledBy(['None', 'TransactionConflict'])
        : undefined,
    );
    const [kept] = await answersFrom(started, ['203.0.113.5']);
    expect(kept?.answer?.mark).toBe(5);
    expect(await started.table.item(`address#${kept?.answer?.address}`, 'address')).toBeUndefined();
  }, 60_000);

  it('count once, however often one is sent', async () => {
    survey = await startSurvey();
    const { token, stored, survey: kept } = await survey.invite();
    const started = survey;
    await Promise.all(Array.from({ length: 10 }, () => started.post(token, goodForm)));
    await started.post(token, { ...goodForm, mark: '1' });
    const counted = await started.table.item(`address#${(await stored())?.answer?.address}`, 'address');
    expect(counted?.['answers']).toEqual(new Set([kept.tokenHash]));
  });
});

describe('an answer from the network of the judged body', () => {
  it.each([
    ['mun-syktyvkar', '192.0.2.7', true],
    ['org-syktyvkar-dorogi', '192.0.2.7', true],
    ['mun-syktyvkar', '198.51.100.70', true],
    ['mun-syktyvkar', '203.0.113.5', undefined],
    [undefined, '192.0.2.7', undefined],
  ] as const)('is kept with a flag: of %s from %s: %j', async (body, from, isOwn) => {
    survey = await startSurvey();
    const { token, stored } = await survey.invite({ body });
    expect((await survey.post(token, goodForm, { from })).statusCode).toBe(303);
    expect((await stored())?.answer?.isFromOwnNetwork).toBe(isOwn);
  });

  it('from what is no address is kept all the same', async () => {
    survey = await startSurvey();
    const { token, stored } = await survey.invite({ body: 'mun-syktyvkar' });
    expect((await survey.post(token, goodForm, { from: '' })).statusCode).toBe(303);
    expect((await stored())?.answer?.address).toBeUndefined();
  });
});
