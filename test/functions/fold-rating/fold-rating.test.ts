import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import trigger from '#events/triggers/fold-rating.json' with { type: 'json' };
import { appealShards } from '#shared/domain/appeals/identity.ts';
import { compareFacts, factsFile } from '#shared/domain/ratings/fact-line.ts';
import { parseFactsFile } from '#shared/domain/ratings/read-fact-line.ts';
import { cutOff, type StartedRating, startRating } from '#test/functions/compute-rating/start-rating.ts';
import { sha256 } from '#test/support/a-report.ts';
import { canariesIn } from '#test/support/canary.ts';

const march = { period: '2026-03' };
const leagues = ['executive', 'municipal'];

let rating: StartedRating;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: cutOff });
  rating = await startRating();
  for (const answered of ['05', '06', '09', '10', '11', '12'])
    for (const body of ['mun-usinsk', 'mun-inta', 'exec-minobr']) await rating.aCase({ body, answered, mark: 4 });
  await rating.aCase({});
  await rating.aCase({ body: 'mun-usinsk', month: '02', answered: '05', mark: 3 });
});
beforeEach(() => {
  vi.setSystemTime(cutOff);
});
afterEach(async () => {
  rating.objects.fault = () => undefined;
  rating.database.fault = () => undefined;
  await rating.purge();
  await rating.tables.empty('centre');
  await rating.storage.empty('reports-bucket');
});
afterAll(async () => {
  expect(canariesIn(rating.log.text())).toEqual([]);
  vi.useRealTimers();
  await rating.stop();
});

/** A run that is counted, in an order, and whose messages are lost. */
async function aCountedRun(input: unknown = march, shards: readonly string[] = appealShards): Promise<string> {
  const { id } = await rating.runOf(input);
  for (const shard of shards) expect(await rating.count({ run: id, shard })).toBe(true);
  await rating.purge();
  return id;
}

async function digests(): Promise<Record<string, string>> {
  const keys = (await rating.keys()).filter((key) => !key.endsWith('.sig'));
  const read = async (key: string) => [key, sha256(await rating.storage.read('reports-bucket', key))];
  return Object.fromEntries(await Promise.all(keys.map(read)));
}

/** Counts what is written to the archive from now on. */
function archiveWrites(): () => number {
  let writes = 0;
  rating.objects.fault = ({ operation, path }) => {
    if (operation === 'PUT' && path.includes('/reports/')) writes += 1;
    return undefined;
  };
  return () => writes;
}

describe('the archived facts', () => {
  it('are one gzip file of the parts of all shards, in the one order of a facts file', async () => {
    await rating.run(march);
    const text = String(gunzipSync(await rating.read('municipal', 1, 'facts.ndjson.gz')));
    const facts = parseFactsFile(text);
    expect(facts).toHaveLength(13);
    expect([...facts].sort(compareFacts)).toEqual(facts);
    expect(factsFile(facts)).toBe(text);
    const snapshot = JSON.parse(String(await rating.read('municipal', 1, 'snapshot.json')));
    expect(snapshot.facts).toEqual({ count: 13, sha256: sha256(text) });
  });

  it('and all else of a report are the same bytes in whatever order the shards are counted', async () => {
    await rating.run(march);
    const expected = await digests();
    const orders = fc.shuffledSubarray([...appealShards], { minLength: appealShards.length });
    for (const order of fc.sample(orders, { numRuns: 3, seed: 63 })) {
      await rating.tables.empty('centre');
      await rating.storage.empty('reports-bucket');
      const id = await aCountedRun(march, order);
      for (const league of leagues) expect(await rating.fold({ run: id, league })).toBe(true);
      expect(await digests()).toEqual(expected);
    }
  });
});

describe('a fold', () => {
  it.each([2, 4])('%i of them at once leave one report of each league, and one answer', async (folds) => {
    const run = await aCountedRun();
    const messages = Array.from({ length: folds }, () => leagues.map((league) => ({ run, league }))).flat();
    const done = await Promise.all(messages.map((message) => rating.fold(message)));
    expect(done).toEqual(messages.map(() => true));
    for (const league of leagues)
      expect(await rating.catalogue(league)).toMatchObject([{ sk: '2026-03#0001', state: 'published' }]);
    const { state, reports } = await rating.runOf({ run });
    expect({ state, reports: reports.map(({ league, revision }) => [league, revision]) }).toEqual({
      state: 'finished',
      reports: leagues.map((league) => [league, 1]),
    });
  });

  it('that comes again writes nothing', async () => {
    const run = await aCountedRun();
    const fold = () => Promise.all(leagues.map((league) => rating.fold({ run, league })));
    await fold();
    const before = await rating.runOf({ run });
    const writes = archiveWrites();
    expect(await fold()).toEqual([true, true]);
    expect(writes()).toBe(0);
    expect(await rating.runOf({ run })).toEqual(before);
  });

  it('of one that died before it could tell finds the report as it is', async () => {
    const run = await aCountedRun();
    rating.database.fault = ({ operation, body }) =>
      operation === 'UpdateItem' && body.includes('rating-runs#')
        ? { status: 400, body: '{"__type":"AccessDeniedException"}' }
        : undefined;
    expect(await rating.fold({ run, league: 'municipal' })).toBe(false);
    rating.database.fault = () => undefined;
    const before = await digests();
    expect(await rating.fold({ run, league: 'municipal' })).toBe(true);
    expect(await digests()).toEqual(before);
    expect((await rating.runOf({ run })).reports).toMatchObject([{ revision: 1, outcome: 'unchanged' }]);
  });

  it('of a run that is forgotten is let go: the sample message', async () => {
    expect(await rating.fold(JSON.parse(trigger.Records[0]?.body ?? ''))).toBe(true);
    expect(await rating.keys()).toEqual([]);
  });
});

describe('a scheduled run', () => {
  const scheduled = { kind: 'monthly', scheduledAt: '2026-04-11T00:00:00Z' } as const;

  it('archives a month that was missed before the one that is compared with it', async () => {
    const reports = await rating.run(scheduled);
    expect(reports.map(({ league, period }) => [period, league])).toEqual([
      ['2026-02', 'municipal'],
      ['2026-03', 'executive'],
      ['2026-03', 'municipal'],
    ]);
    const history = JSON.parse(String(await rating.read('municipal', 1, 'history.json')));
    expect(history.periods).toMatchObject([{ period: '2026-02', revision: 1 }]);
  });

  it('that is fired twice is one run, which goes on where it stands', async () => {
    const first = await aCountedRun(scheduled, appealShards.slice(0, 20));
    const again = await rating.runOf({ ...scheduled, scheduledAt: '2026-04-11T03:00:00+03:00' });
    expect(again).toMatchObject({ id: first, state: 'counting', shards: { counted: 20 } });
    await rating.run(scheduled);
    const writes = archiveWrites();
    expect(await rating.run(scheduled)).toMatchObject([{ revision: 1 }, { revision: 1 }, { revision: 1 }]);
    expect(writes()).toBe(0);
  });
});
