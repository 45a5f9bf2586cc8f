import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canariesIn } from '#test/support/canary.ts';
import { cutOff, type StartedRating, startRating } from './start-rating.ts';

/** Everything that a first revision without a trend consists of. */
const fileCount = 13;
const march = { period: '2026-03' };

let rating: StartedRating;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: cutOff });
  rating = await startRating();
  for (const answered of ['05', '06', '07']) await rating.aCase({ body: 'mun-usinsk', answered });
  await rating.aCase({ body: 'mun-inta', answered: '05' });
});
beforeEach(() => {
  vi.setSystemTime(cutOff);
});
afterEach(async () => {
  rating.objects.fault = () => undefined;
  rating.database.fault = () => undefined;
  await rating.tables.empty('centre');
  await rating.storage.empty('reports-bucket');
});
afterAll(async () => {
  expect(canariesIn(rating.log.text())).toEqual([]);
  vi.useRealTimers();
  await rating.stop();
});

const isReportWrite = ({ operation, path }: { operation: string; path: string }) =>
  operation === 'PUT' && path.includes('/reports/');

/** All but the signature, which differs from run to run. */
async function allFiles(revision: number): Promise<Record<string, string>> {
  const keys = (await rating.keys()).filter((key) => key.includes(`/r${revision}/`) && !key.endsWith('.sig'));
  const read = async (key: string) => [key, (await rating.storage.read('reports-bucket', key)).toString('hex')];
  return Object.fromEntries(await Promise.all(keys.map(read)));
}

describe('runs at once', () => {
  it.each([2, 5])('%i of them publish one revision', async (runs) => {
    const reports = await Promise.all(Array.from({ length: runs }, () => rating.run(march)));
    for (const report of reports) expect(report).toMatchObject([{ league: 'municipal', revision: 1 }]);
    expect(await rating.catalogue('municipal')).toMatchObject([{ sk: '2026-03#0001', state: 'published' }]);
    expect(await rating.keys()).toHaveLength(fileCount);
    expect(await rating.run(march)).toMatchObject([{ revision: 1, outcome: 'unchanged' }]);
  });
});

describe('a run on demand', () => {
  it('is one of its own each time', async () => {
    expect((await rating.runOf(march)).id).not.toBe((await rating.runOf(march)).id);
    await rating.purge();
  });

  it('that there is none of is not told of', async () => {
    await expect(rating.runOf({ run: 'nothing' })).rejects.toThrow('RCC_NO_SUCH_RUN nothing');
  });
});

describe('a run that is overtaken by one with a later fact', () => {
  it('takes the next revision: what the other has published stays', async () => {
    const reserving = Promise.withResolvers<void>();
    const overtaking = Promise.withResolvers<void>();
    rating.database.fault = async ({ operation, body }) => {
      if (operation !== 'PutItem' || !body.includes('reports#')) return undefined;
      rating.database.fault = () => undefined;
      reserving.resolve();
      await overtaking.promise;
      return undefined;
    };
    const overtaken = rating.run(march);
    await reserving.promise;
    await rating.tell('case-4', [anEvent('appeal.rated', '2026-03-30T10:00:00+03:00', { mark: 3 })]);
    expect(await rating.run(march)).toMatchObject([{ revision: 1, outcome: 'published' }]);
    const published = await allFiles(1);
    overtaking.resolve();
    expect(await overtaken).toMatchObject([{ revision: 2, outcome: 'proposed' }]);
    expect(await allFiles(1)).toEqual(published);
    expect(await rating.run(march)).toMatchObject([{ revision: 3, outcome: 'proposed' }]);
  });
});

describe('a run that comes to its end after one that began later', () => {
  it('changes nothing: what it has counted is older than what is archived', async () => {
    const { id, shards } = await rating.runOf(march);
    for (const shard of appealShards) expect(await rating.count({ run: id, shard })).toBe(true);
    expect(shards).toEqual({ counted: 0, all: appealShards.length });
    await rating.purge();
    vi.setSystemTime(cutOff + 1);
    await rating.tell('case-3', [anEvent('appeal.rated', '2026-03-30T10:00:00+03:00', { mark: 1 })]);
    expect(await rating.run(march)).toMatchObject([{ revision: 1, outcome: 'published' }]);
    for (const league of ['executive', 'municipal']) expect(await rating.fold({ run: id, league })).toBe(true);
    const { state, reports } = await rating.runOf({ run: id });
    expect({ state, reports }).toMatchObject({ state: 'finished', reports: [{ revision: 1, outcome: 'unchanged' }] });
  });
});

describe('a run that dies', () => {
  const down = { status: 500, body: '<Error><Code>InternalError</Code></Error>', type: 'application/xml' };

  async function reference() {
    await rating.run(march);
    const expected = await allFiles(1);
    await rating.tables.empty('centre');
    await rating.storage.empty('reports-bucket');
    return expected;
  }

  it.each([0, 1, 2, 6, fileCount - 2, fileCount - 1])(
    'after %i files is completed by the next one, with the same bytes',
    async (complete) => {
      const expected = await reference();
      let written = 0;
      rating.objects.fault = (call) => (isReportWrite(call) && ++written > complete ? down : undefined);
      await expect(rating.run(march)).rejects.toThrow();
      expect(await rating.keys()).toHaveLength(complete);
      expect(await rating.catalogue('municipal')).toMatchObject([{ sk: '2026-03#0001', state: 'reserved' }]);
      rating.objects.fault = () => undefined;
      vi.setSystemTime(cutOff + 86_400_000);
      expect(await rating.run(march)).toMatchObject([{ revision: 1, outcome: 'published' }]);
      expect(await allFiles(1)).toEqual(expected);
      expect(await rating.keys()).toHaveLength(fileCount);
      expect(await rating.catalogue('municipal')).toMatchObject([{ state: 'published' }]);
    },
  );

  it('before its files are in the list is completed too', async () => {
    const expected = await reference();
    rating.database.fault = ({ operation, body }) =>
      operation === 'UpdateItem' && body.includes('reports#')
        ? { status: 400, body: '{"__type":"AccessDeniedException"}' }
        : undefined;
    await expect(rating.run(march)).rejects.toThrow();
    rating.database.fault = () => undefined;
    expect(await rating.run(march)).toMatchObject([{ revision: 1, outcome: 'published' }]);
    expect(await allFiles(1)).toEqual(expected);
  });

  it('may still be completed by its message: one with other facts only proposes meanwhile', async () => {
    rating.objects.fault = (call) => (isReportWrite(call) ? down : undefined);
    await expect(rating.run(march)).rejects.toThrow();
    rating.objects.fault = () => undefined;
    await rating.tell('case-4', [anEvent('appeal.rated', '2026-03-31T10:00:00+03:00', { mark: 5 })]);
    expect(await rating.run(march)).toMatchObject([{ revision: 2, outcome: 'proposed' }]);
    expect((await rating.catalogue('municipal')).map(({ state }) => state)).toEqual(['reserved', 'proposed']);
  });

  it('whose writes arrive, but not their confirmations, does not stumble over itself', async () => {
    let cuts = 2;
    rating.objects.fault = (call) => (isReportWrite(call) && cuts-- > 0 ? 'cut' : undefined);
    // The facts are a stream, which only another attempt can send again.
    expect(await rating.run(march, 2)).toMatchObject([{ revision: 1, outcome: 'published' }]);
    expect(await rating.keys()).toHaveLength(fileCount);
  });
});

describe('other bytes in the place of a file', () => {
  const foreign = Buffer.from('{"made":"elsewhere"}');
  const key = 'reports/rating/municipal/2026-03/r1/facts.ndjson.gz';

  it('are left as they are: the run fails by the name of the file, and the next one takes the next revision', async () => {
    await rating.storage.write('reports-bucket', key, foreign);
    await expect(rating.run(march)).rejects.toThrow('RCC_REPORT_OVERWRITE_REFUSED facts.ndjson.gz');
    expect(await rating.storage.read('reports-bucket', key)).toEqual(foreign);
    expect(await rating.run(march)).toMatchObject([{ revision: 2, outcome: 'published' }]);
    expect(await rating.storage.read('reports-bucket', key)).toEqual(foreign);
    expect((await rating.catalogue('municipal')).map(({ state }) => state)).toEqual(['reserved', 'published']);
    expect(await rating.run(march)).toMatchObject([{ revision: 2, outcome: 'unchanged' }]);
  });

  it('of a published revision are not touched either', async () => {
    await rating.run(march);
    await rating.storage.write('reports-bucket', key, foreign);
    expect(await rating.run(march)).toMatchObject([{ revision: 1, outcome: 'unchanged' }]);
    expect(await rating.storage.read('reports-bucket', key)).toEqual(foreign);
  });
});

describe('a quarter', () => {
  it('is rated when its last month no longer changes, with the cycles of its three months', async () => {
    const [report, ...others] = await rating.run({ kind: 'quarterly', scheduledAt: '2026-04-11T01:00:00Z' });
    expect(report).toEqual({ league: 'municipal', period: '2026-Q1', revision: 1, outcome: 'published' });
    expect(others).toEqual([]);
    const key = 'reports/rating/municipal/2026-Q1/r1/snapshot.json';
    const snapshot = JSON.parse(String(await rating.storage.read('reports-bucket', key)));
    expect(snapshot).toMatchObject({ from: '2025-12-31T21:00:00.000Z', to: '2026-03-31T21:00:00.000Z' });
    expect(snapshot.facts.count).toBe(4);
  });
});

describe('which month', () => {
  it.each([
    ['2026-04-11T00:00:00Z', '2026-03'],
    ['2026-04-11T03:00:00+03:00', '2026-03'],
    // In Moscow April has begun.
    ['2026-03-31T21:00:00Z', '2026-03'],
    ['2026-04-30T20:59:59Z', '2026-03'],
  ])('a scheduled run of %s rates: %s', async (scheduledAt, period) => {
    expect(await rating.run({ kind: 'monthly', scheduledAt })).toMatchObject([{ period, outcome: 'published' }]);
  });

  it.each(['2026-03-31T20:59:59Z', '2026-01-11T00:00:00Z'])(
    'of %s: one without facts, so nothing',
    async (scheduledAt) => {
      expect(await rating.run({ kind: 'monthly', scheduledAt })).toEqual([]);
      expect(await rating.keys()).toEqual([]);
      expect([await rating.catalogue('municipal'), await rating.catalogue('executive')]).toEqual([[], []]);
    },
  );

  it('is not rated before its facts are complete: the error names the moment', async () => {
    vi.setSystemTime(cutOff - 1);
    const refusal = 'RCC_PERIOD_OPEN: facts of 2026-03 count until 2026-04-10T21:00:00.000Z';
    await expect(rating.run(march)).rejects.toThrow(refusal);
    await expect(rating.run({ kind: 'monthly', scheduledAt: '2026-04-01T00:00:00Z' })).rejects.toThrow(refusal);
    expect(await rating.keys()).toEqual([]);
    expect(rating.log.text()).toContain('RCC_RUN_FAILED');
    vi.setSystemTime(cutOff);
    expect(await rating.run(march)).toMatchObject([{ outcome: 'published' }]);
  });

  it.each([
    [undefined],
    [null],
    ['2026-03'],
    [{}],
    [{ period: '2026-13' }],
    [{ period: '2026-3' }],
    [{ period: '2026-03', league: 'municipal' }],
    [{ kind: 'monthly' }],
    [{ list: 'everything' }],
    [{ period: '2026-Q5' }],
    [{ period: '2026-03', reason: '' }],
    [{ publish: { league: 'municipal', period: '2026-03', revision: 1 } }],
    [{ kind: 'yearly', scheduledAt: '2026-04-11T00:00:00Z' }],
    [{ kind: 'monthly', scheduledAt: '<aws.scheduler.scheduled-time>' }],
    [{ kind: 'monthly', scheduledAt: '2026-04-11T03:00:00' }],
  ])('is not guessed: %j', async (input) => {
    await expect(rating.run(input)).rejects.toThrow();
    expect(await rating.tables.scan('centre')).toEqual([]);
  });
});
