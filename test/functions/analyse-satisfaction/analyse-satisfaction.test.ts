import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import trigger from '#events/triggers/analyse-satisfaction.json' with { type: 'json' };
import { analysisSnapshotSchema } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { sha256 } from '#test/support/a-report.ts';
import { moscow } from '#test/support/moscow.ts';
import { cutOff, type StartedAnalysis, startAnalysis } from './start-analysis.ts';

const march = { period: '2026-03' };
const delivered = { outcome: 'delivered', at: moscow('2026-03-11') } as const;
const contents = ['facts.ndjson.gz', 'history.json', 'method.json', 'names.json', 'satisfaction.csv', 'snapshot.json'];

let analysis: StartedAnalysis;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: cutOff });
  analysis = await startAnalysis();
  for (let index = 0; index < 40; index += 1) await analysis.aCycle({ ratings: [judged(1 + (index % 5))] }, delivered);
  for (let index = 0; index < 20; index += 1) await analysis.aCycle({ sector: 'roads' }, delivered);
  for (let index = 0; index < 12; index += 1) await analysis.aCycle({ answeredBy: 'mun-inta', isUnreachable: true });
  await analysis.aCycle({}, { outcome: 'opted-out', at: moscow('2026-03-11') });
  await analysis.aCycle({}, { outcome: 'too-often', at: moscow('2026-03-11') });
  // A subordinate organisation counts to its body, another month does not count at all.
  await analysis.aCycle(
    { answeredBy: 'syktyvkar-zhkh', ratings: [{ ...judged(5), flags: ['own-network'] }] },
    delivered,
  );
  const february = { answeredAt: moscow('2026-02-20'), ratings: [{ ...judged(3), at: moscow('2026-02-21') }] };
  await analysis.aCycle(february, delivered);
});
beforeEach(() => {
  vi.setSystemTime(cutOff);
});
afterEach(async () => {
  for (const proxy of [analysis.database, analysis.objects, analysis.signing]) proxy.fault = () => undefined;
  await analysis.storage.empty('reports-bucket');
  for (const { pk, sk } of await analysis.tables.scan('centre'))
    if (pk.startsWith('reports#')) await analysis.remove(pk, String(sk));
});
afterAll(async () => {
  vi.useRealTimers();
  await analysis.stop();
});

function judged(mark: number) {
  return {
    ...({ at: moscow('2026-03-12'), satisfied: mark >= 4, by: 'survey', mark } as const),
    ...(mark <= 3 ? { resolved: 'no' as const, reasons: ['late'] } : { resolved: 'yes' as const }),
  };
}

async function snapshot(revision = 1, month?: string) {
  return analysisSnapshotSchema.parse(JSON.parse(String(await analysis.read('snapshot.json', revision, month))));
}

/** What is archived, but for signatures, which differ each time. */
async function digests(): Promise<Record<string, string>> {
  const keys = (await analysis.keys()).filter((key) => !key.endsWith('.sig'));
  const read = async (key: string) => [key, sha256(await analysis.storage.read('reports-bucket', key))];
  return Object.fromEntries(await Promise.all(keys.map(read)));
}

describe('the analysis of a month', () => {
  it('counts the answered cycles, whom the centre asked, and what they said', async () => {
    expect(await analysis.run(march)).toEqual({
      reports: [{ period: '2026-03', revision: 1, outcome: 'published' }],
    });
    const { whole, facts, tables, standardised } = await snapshot();
    expect(facts.count).toBe(75);
    expect(whole).toMatchObject({ cycles: 75, shown: 'full' });
    expect(whole.asking).toEqual({ asked: 61, unreachable: 12, 'opted-out': 1, 'too-often': 1, 'not-asked': 0 });
    expect(whole.answers).toMatchObject({
      answered: { n: 61, s: 40 },
      flagged: 1,
      mark: { n: 40, mean: 3 },
      satisfied: { n: 40, s: 16 },
      solved: { shown: 'full', yes: { n: 40, s: 16 }, no: { n: 40, s: 24 } },
    });
    expect(whole.answers?.reasons.given.find(({ id }) => id === 'late')).toMatchObject({ n: 24, s: 24 });
    expect(tables.sector.map(({ id, cycles, shown }) => [id, cycles, shown])).toEqual([
      ['housing', 55, 'full'],
      ['roads', 20, 'none'],
    ]);
    expect(standardised).toBeDefined();
  });

  it('is archived with its facts, without a word of a citizen, and with a signed manifest', async () => {
    await analysis.run(march);
    const files = (await analysis.keys()).map((key) => key.replace('reports/satisfaction/region/2026-03/r1/', ''));
    for (const file of [...contents, 'manifest.json', 'manifest.sig', 'public-key.pem']) expect(files).toContain(file);
    const text = String(gunzipSync(await analysis.read('facts.ndjson.gz')));
    expect(text.split('\n')).toHaveLength(76);
    expect((await snapshot()).facts.sha256).toBe(sha256(text));
    const csv = String(await analysis.read('satisfaction.csv'));
    expect(csv.startsWith('\ufeffРазрез;Код;Название')).toBe(true);
    expect(csv).toContain('Регион;region;Весь регион;Средняя оценка ответа (1–5);балл;3;2,56;3,44;;40;полностью\r\n');
  });

  it('again makes nothing anew, at whatever time', async () => {
    await analysis.run(march);
    const before = await digests();
    vi.setSystemTime(cutOff + 86_400_000);
    expect((await analysis.run(march)).reports).toEqual([{ period: '2026-03', revision: 1, outcome: 'unchanged' }]);
    expect(await digests()).toEqual(before);
  });

  it('is not made while facts can still come in, nor of a month without answers', async () => {
    vi.setSystemTime(cutOff - 1);
    await expect(analysis.run(march)).rejects.toThrow('RCC_PERIOD_OPEN');
    vi.setSystemTime(cutOff);
    expect((await analysis.run({ period: '2026-01' })).reports).toEqual([]);
    expect(await analysis.keys()).toEqual([]);
  });

  it.each([{ period: '2026-Q1' }, { period: '2026-13' }, { period: '2026-03', comment: 'плохо' }, {}])(
    'is refused for %o',
    async (input) => {
      await expect(analysis.run(input)).rejects.toThrow();
    },
  );
});

describe('on schedule', () => {
  it('the last two months are analysed, and the later one shows the earlier', async () => {
    expect((await analysis.run(trigger)).reports).toEqual([
      { period: '2026-02', revision: 1, outcome: 'published' },
      { period: '2026-03', revision: 1, outcome: 'published' },
    ]);
    expect(JSON.parse(String(await analysis.read('history.json')))).toMatchObject({
      periods: [{ period: '2026-02', revision: 1, cycles: 1, shown: 'hidden' }],
    });
  });
});

describe('answers that come late', () => {
  const late = { ...judged(1), at: moscow('2026-03-30') };

  it('propose a revision, which a person publishes with a reason', async () => {
    await analysis.run(march);
    await analysis.aCycle({ ratings: [late] }, delivered);
    vi.setSystemTime(cutOff + 1);
    expect((await analysis.run(march)).reports).toEqual([{ period: '2026-03', revision: 2, outcome: 'proposed' }]);
    const { proposals } = await analysis.run({ list: 'proposals' });
    expect(proposals).toMatchObject([{ period: '2026-03', revision: 2 }]);
    const publish = { publish: { period: '2026-03', revision: 2 }, by: 'Куратор', reason: 'Опоздавшие ответы' };
    expect((await analysis.run(publish)).reports).toMatchObject([{ revision: 2, outcome: 'published' }]);
    expect((await analysis.run(publish)).reports).toMatchObject([{ revision: 2, outcome: 'unchanged' }]);
    await expect(analysis.run({ ...publish, publish: { period: '2026-03', revision: 3 } })).rejects.toThrow(
      'RCC_NO_SUCH_PROPOSAL region 2026-03 3',
    );
  });

  it('are published at once where a person gives the reason', async () => {
    await analysis.run(march);
    await analysis.aCycle({ ratings: [late] }, delivered);
    vi.setSystemTime(cutOff + 1);
    const reason = 'Опоздавшие ответы';
    expect((await analysis.run({ ...march, reason })).reports).toMatchObject([{ revision: 2, outcome: 'published' }]);
    expect((await snapshot(2)).reason).toBe(reason);
  });
});

describe('a run that dies', () => {
  const proxies = () => [analysis.database, analysis.objects, analysis.signing];

  it.each([
    ['at its first read', 'Query', 1],
    ['while it counts', 'Query', 20],
    ['at an invitation', 'BatchGetItem', 3],
    ['before it takes a revision', 'PutItem', 1],
    ['at the first file', 'PUT', 1],
    ['among the files', 'PUT', 8],
    ['when it signs', 'Sign', 1],
    ['before it publishes', 'UpdateItem', 1],
  ])('%s leaves the month to the next one, which archives it whole, once, and the same', async (_, call, which) => {
    await analysis.run(march);
    const expected = await digests();
    await analysis.storage.empty('reports-bucket');
    for (const { sk } of await analysis.catalogue()) await analysis.remove('reports#satisfaction#region', String(sk));
    let calls = 0;
    for (const proxy of proxies())
      proxy.fault = ({ operation }) => {
        if (operation === call) calls += 1;
        return operation === call && calls >= which
          ? { status: 400, body: '{"__type":"ValidationException"}' }
          : undefined;
      };
    await expect(analysis.run(march)).rejects.toThrow();
    for (const proxy of proxies()) proxy.fault = () => undefined;
    expect((await analysis.catalogue()).filter(({ state }) => state === 'published')).toEqual([]);
    await analysis.run(march);
    expect(await digests()).toEqual(expected);
    expect(await analysis.catalogue()).toMatchObject([{ revision: 1, state: 'published' }]);
  });

  it('or runs beside another archives one revision', async () => {
    await Promise.all([analysis.run(march), analysis.run(march), analysis.run(march)]);
    expect(await analysis.catalogue()).toMatchObject([{ revision: 1, state: 'published' }]);
  });
});
