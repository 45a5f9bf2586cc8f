import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import trigger from '#events/triggers/compute-rating.json' with { type: 'json' };
import { ratingHistorySchema } from '#shared/domain/ratings/history.ts';
import { makeManifest, manifestSchema } from '#shared/domain/ratings/manifest.ts';
import { methodSchema } from '#shared/domain/ratings/method.ts';
import { parseFactsFile } from '#shared/domain/ratings/read-fact-line.ts';
import { leagueBodiesSchema } from '#shared/domain/ratings/snapshot.ts';
import { publicKeyOf } from '#shared/signatures/public-key.ts';
import { aReport, sha256 } from '#test/support/a-report.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canariesIn } from '#test/support/canary.ts';
import { cutOff, type StartedRating, startRating } from './start-rating.ts';

const files = [
  ...['bodies.json', 'facts.ndjson.gz', 'history.json', 'manifest.json', 'manifest.sig', 'method.json', 'places.svg'],
  ...['public-key.pem', 'rating.csv', 'rating.xlsx', 'report.html', 'report.pdf', 'snapshot.json'],
];

let rating: StartedRating;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: cutOff + 3 * 3_600_000 });
  rating = await startRating();
  for (const body of ['mun-usinsk', 'mun-inta', 'exec-minobr', 'exec-minzdrav']) {
    await rating.aCase({ body, answered: '05', mark: 5 });
    await rating.aCase({ body, answered: '13', mark: body === 'mun-inta' ? 2 : 4 });
    await rating.aCase({ body });
  }
  await rating.aCase({});
  await rating.aCase({ body: 'mun-usinsk', submitted: '30' });
  // Due in April, answered in March.
  await rating.aCase({ body: 'mun-inta', submitted: '27', answered: '30', mark: 5 });
});
afterAll(async () => {
  expect(canariesIn(rating.log.text())).toEqual([]);
  vi.useRealTimers();
  await rating.stop();
});

async function archived(league: string, revision: number) {
  const read = async (file: string) => [file, await rating.read(league, revision, file)] as const;
  return new Map(await Promise.all(files.map(read)));
}

const json = (bytes: Uint8Array | undefined) => JSON.parse(String(bytes));

describe('the rating of a month', () => {
  it('is published for both leagues: the sample input', async () => {
    expect(await rating.run(trigger)).toEqual([
      { league: 'executive', period: '2026-03', revision: 1, outcome: 'published' },
      { league: 'municipal', period: '2026-03', revision: 1, outcome: 'published' },
    ]);
    const folders = ['executive', 'municipal'].map((league) => `reports/rating/${league}/2026-03/r1`);
    expect(await rating.keys()).toEqual(folders.flatMap((folder) => files.map((file) => `${folder}/${file}`)));
    expect(await rating.catalogue('municipal')).toEqual([
      {
        ...{ sk: '2026-03#0001', kind: 'rating', subject: 'municipal', period: '2026-03', revision: 1 },
        state: 'published',
        sourcesSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        runStartedAt: Date.now(),
        publishedAt: Date.now(),
        files: [
          ...['snapshot.json', 'facts.ndjson.gz', 'method.json', 'bodies.json', 'history.json'],
          ...['report.html', 'report.pdf', 'rating.xlsx', 'rating.csv', 'places.svg'],
          ...['public-key.pem', 'manifest.json', 'manifest.sig'],
        ],
      },
    ]);
    expect(rating.log.text()).toContain('RCC_RATING_COMPUTED');
  });

  it('counts every cycle that was due or answered in it, each once, and those of nobody apart', async () => {
    const snapshot = json(await rating.read('municipal', 1, 'snapshot.json'));
    expect(snapshot).toMatchObject({ cutOff: new Date(cutOff).toISOString(), facts: { count: 8 }, unassigned: 1 });
    const rows = snapshot.table.map(({ body, due, cycles, indicators: { timeliness, satisfaction } }: Row) => {
      return { body, due, cycles, timeliness, satisfaction };
    });
    const share = (n: number, s: number) => expect.objectContaining({ n, s });
    expect(rows).toEqual([
      { body: 'mun-usinsk', due: 3, cycles: 3, timeliness: share(3, 2), satisfaction: share(2, 2) },
      { body: 'mun-inta', due: 3, cycles: 4, timeliness: share(3, 2), satisfaction: share(3, 2) },
    ]);
    const executive = json(await rating.read('executive', 1, 'snapshot.json'));
    expect(executive.table.map(({ body }: Row) => body).sort()).toEqual(['exec-minobr', 'exec-minzdrav']);
  });

  it('holds no word of a citizen', async () => {
    for (const league of ['municipal', 'executive']) {
      const all = await archived(league, 1);
      const texts = [...all].map(([file, bytes]) => String(file.endsWith('.gz') ? gunzipSync(bytes) : bytes));
      expect(texts.flatMap(canariesIn)).toEqual([]);
    }
  });

  it.each(['municipal', 'executive'])(
    'can be made again by anyone from its files, byte for byte: %s',
    async (league) => {
      const all = await archived(league, 1);
      const manifest = manifestSchema.parse(json(all.get('manifest.json')));
      for (const { name, bytes, sha256: digest } of manifest.files) {
        expect({ name, bytes: all.get(name)?.length, digest: sha256(all.get(name) ?? '') }).toEqual({
          name,
          bytes,
          digest,
        });
      }
      const method = methodSchema.parse(json(all.get('method.json')));
      const again = await aReport({
        head: manifest.report,
        facts: parseFactsFile(String(gunzipSync(all.get('facts.ndjson.gz') ?? ''))),
        method,
        bodies: leagueBodiesSchema.parse(json(all.get('bodies.json'))),
        history: ratingHistorySchema.parse(json(all.get('history.json'))),
      });
      const key = publicKeyOf(String(all.get('public-key.pem')));
      // How the lines are packed is of the archive alone; that they are the lines, the digest in the snapshot says.
      const remade = new Map(again.files).set('facts.ndjson.gz', all.get('facts.ndjson.gz') ?? Buffer.of());
      const manifestAgain = makeManifest(manifest.report, remade, key, sha256);
      const differing = [...remade, ['manifest.json', manifestAgain] as const].filter(
        ([name, bytes]) => !all.get(name)?.equals(bytes),
      );
      expect(differing.map(([name]) => name)).toEqual([]);
    },
  );
});

describe('a run after the first', () => {
  it('changes nothing and writes nothing while the facts are the same', async () => {
    const before = [await archived('municipal', 1), await rating.catalogue('municipal')];
    let writes = 0;
    rating.objects.fault = ({ operation, path }) => {
      if (operation === 'PUT' && path.includes('/reports/')) writes += 1;
      return undefined;
    };
    vi.setSystemTime(cutOff + 86_400_000);
    expect(await rating.run({ period: '2026-03' })).toMatchObject([
      { league: 'executive', revision: 1, outcome: 'unchanged' },
      { league: 'municipal', revision: 1, outcome: 'unchanged' },
    ]);
    expect(writes).toBe(0);
    expect([await archived('municipal', 1), await rating.catalogue('municipal')]).toEqual(before);
  });

  it('does not count what happened after the cut-off', async () => {
    const late = new Date(cutOff).toISOString();
    await rating.tell('case-3', [anEvent('appeal.answered', late, { agency: 'mun-usinsk' })]);
    await rating.tell('case-1', [anEvent('appeal.rated', late, { mark: 1 }), anEvent('appeal.resubmitted', late)]);
    expect(await rating.run({ period: '2026-03' })).toMatchObject([{ outcome: 'unchanged' }, { outcome: 'unchanged' }]);
  });

  it('proposes the next revision when a fact has come late, and leaves the first alone', async () => {
    const before = await archived('municipal', 1);
    const inTime = new Date(cutOff - 1).toISOString();
    await rating.tell('case-4', [anEvent('appeal.rated', inTime, { mark: 1 })]);
    expect(await rating.run({ period: '2026-03' })).toMatchObject([
      { league: 'executive', revision: 1, outcome: 'unchanged' },
      { league: 'municipal', revision: 2, outcome: 'proposed' },
    ]);
    expect(await archived('municipal', 1)).toEqual(before);
    const snapshot = json(await rating.read('municipal', 2, 'snapshot.json'));
    expect(snapshot).toMatchObject({ revision: 2, reason: expect.stringContaining('факты'), facts: { count: 8 } });
    expect(snapshot.table[0].correction).toMatchObject({ period: '2026-03', revision: 1 });
    expect((await rating.catalogue('municipal')).map(({ sk, state }) => [sk, state])).toEqual([
      ['2026-03#0001', 'published'],
      ['2026-03#0002', 'proposed'],
    ]);
    expect(await rating.run({ period: '2026-03' })).toMatchObject([{}, { revision: 2, outcome: 'unchanged' }]);
  });

  it('lists and logs the proposal until it is decided on', async () => {
    const proposal = { league: 'municipal', period: '2026-03', revision: 2 };
    expect(await rating.proposals()).toEqual([{ ...proposal, reason: expect.stringContaining('факты') }]);
    expect(rating.log.text()).toMatch(/RCC_PROPOSAL_WAITS.*"revision":2/);
  });

  const publish = { league: 'municipal', period: '2026-03', revision: 2 } as const;

  it.each([
    ['that is none', { ...publish, revision: 3 }],
    ['of another month', { ...publish, period: '2026-02' }],
    ['of another league', { ...publish, league: 'executive' }],
  ])('refuses to publish a proposal %s', async (_, wrong) => {
    await expect(rating.run({ publish: wrong, by: 'Иванова А. А.', reason: 'Проверено' })).rejects.toThrow(
      'RCC_NO_SUCH_PROPOSAL',
    );
  });

  it('publishes a proposal when a person says so, once', async () => {
    const decided = { publish, by: 'Иванова А. А.', reason: 'Ответ пришёл вовремя, факт — позже' };
    const before = await archived('municipal', 2);
    expect(await rating.run(decided)).toEqual([{ ...publish, outcome: 'published' }]);
    const [, entry] = await rating.catalogue('municipal');
    expect(entry).toMatchObject({ state: 'published', decision: { by: decided.by, reason: decided.reason } });
    vi.setSystemTime(Date.now() + 1000);
    expect(await rating.run({ ...decided, by: 'Другой' })).toEqual([{ ...publish, outcome: 'unchanged' }]);
    expect((await rating.catalogue('municipal'))[1]).toEqual(entry);
    expect(await archived('municipal', 2)).toEqual(before);
    expect(await rating.proposals()).toEqual([]);
  });

  it('publishes the next revision at once for a person with a reason', async () => {
    await rating.tell('case-4', [anEvent('appeal.rated', new Date(cutOff - 1).toISOString(), { mark: 5 })]);
    const reason = 'Пересчёт по просьбе администрации';
    expect(await rating.run({ period: '2026-03', reason })).toMatchObject([
      { outcome: 'unchanged' },
      { revision: 3, outcome: 'published' },
    ]);
    expect(json(await rating.read('municipal', 3, 'snapshot.json'))).toMatchObject({ reason });
  });

  it('tells of cycles whose body is in no league', async () => {
    await rating.aCase({ body: 'mun-usinks', answered: '05' });
    expect(rating.log.text()).not.toContain('RCC_BODIES_UNLISTED');
    expect(await rating.run({ period: '2026-03' })).toMatchObject([{ outcome: 'unchanged' }, { outcome: 'unchanged' }]);
    expect(rating.log.text()).toContain('RCC_BODIES_UNLISTED');
  });
});

interface Row {
  readonly body: string;
  readonly due: number;
  readonly cycles: number;
  readonly indicators: { readonly timeliness: object; readonly satisfaction: object };
}
