import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import trigger from '#events/triggers/compute-rating.json' with { type: 'json' };
import { parseFactsFile } from '#shared/domain/ratings/fact-line.ts';
import { methodSchema } from '#shared/domain/ratings/method.ts';
import { monthPeriod } from '#shared/domain/ratings/period.ts';
import { makeReport, manifestSchema } from '#shared/domain/ratings/report.ts';
import { leagueBodiesSchema } from '#shared/domain/ratings/snapshot.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canariesIn } from '#test/support/canary.ts';
import { termRules } from '#test/support/komi.ts';
import { cutOff, type StartedRating, startRating } from './start-rating.ts';

const files = ['bodies.json', 'facts.ndjson.gz', 'manifest.json', 'method.json', 'snapshot.json'];
const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

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
        ...{ sk: '2026-03#0001', league: 'municipal', period: '2026-03', revision: 1, state: 'published' },
        sourcesSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        publishedAt: Date.now(),
        files: expect.arrayContaining(files),
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
      const again = makeReport(
        {
          head: manifest.report,
          period: monthPeriod('2026-03', termRules.zone, method.cutOffDays),
          facts: parseFactsFile(String(gunzipSync(all.get('facts.ndjson.gz') ?? ''))),
          method,
          bodies: leagueBodiesSchema.parse(json(all.get('bodies.json'))),
        },
        sha256,
        (text) => gzipSync(text, { level: 9 }),
      );
      const differing = [...again.files].filter(([name, bytes]) => !all.get(name)?.equals(bytes));
      expect(differing.map(([name]) => name)).toEqual([]);
    },
  );
});

describe('a run after the first', () => {
  it('changes nothing and writes nothing while the facts are the same', async () => {
    const before = [await archived('municipal', 1), await rating.catalogue('municipal')];
    let writes = 0;
    rating.objects.fault = ({ operation }) => {
      if (operation === 'PUT') writes += 1;
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

  it('publishes the next revision when a fact has come late, and leaves the first alone', async () => {
    const before = await archived('municipal', 1);
    const inTime = new Date(cutOff - 1).toISOString();
    await rating.tell('case-4', [anEvent('appeal.rated', inTime, { mark: 1 })]);
    expect(await rating.run({ period: '2026-03' })).toMatchObject([
      { league: 'executive', revision: 1, outcome: 'unchanged' },
      { league: 'municipal', revision: 2, outcome: 'published' },
    ]);
    expect(await archived('municipal', 1)).toEqual(before);
    const snapshot = json(await rating.read('municipal', 2, 'snapshot.json'));
    expect(snapshot).toMatchObject({ revision: 2, facts: { count: 8 } });
    expect((await rating.catalogue('municipal')).map(({ sk, state }) => [sk, state])).toEqual([
      ['2026-03#0001', 'published'],
      ['2026-03#0002', 'published'],
    ]);
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
