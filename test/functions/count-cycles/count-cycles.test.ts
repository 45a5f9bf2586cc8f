import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import trigger from '#events/triggers/count-cycles.json' with { type: 'json' };
import { appealShards, shardOf } from '#shared/domain/appeals/identity.ts';
import { cutOff, type StartedRating, startRating } from '#test/functions/compute-rating/start-rating.ts';
import { idOf } from '#test/support/a-message.ts';
import { anEvent } from '#test/support/an-event.ts';
import { canariesIn } from '#test/support/canary.ts';

const march = { period: '2026-03' };
const denied = { status: 400, body: '{"__type":"AccessDeniedException"}' };

let rating: StartedRating;
/** Of the only case. */
let shard = '';
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: cutOff });
  rating = await startRating();
  shard = shardOf(idOf(await rating.aCase({ body: 'mun-usinsk', answered: '05' })));
});
afterEach(async () => {
  rating.database.fault = () => undefined;
  await rating.purge();
});
afterAll(async () => {
  expect(canariesIn(rating.log.text())).toEqual([]);
  vi.useRealTimers();
  await rating.stop();
});

/** A run whose messages are lost, so that a test can bring its own. */
async function aRun(): Promise<string> {
  const { id } = await rating.runOf(march);
  await rating.purge();
  return id;
}

async function countAll(run: string, shards: readonly string[] = appealShards) {
  for (const each of shards) expect(await rating.count({ run, shard: each })).toBe(true);
}

const linesOf = async (key: string | undefined) =>
  String(gunzipSync(await rating.storage.read('runs-bucket', key ?? '')));

describe('a run', () => {
  it('is handed out by shard, each once', async () => {
    const { id, state, shards } = await rating.runOf(march);
    expect({ state, shards }).toEqual({ state: 'counting', shards: { counted: 0, all: appealShards.length } });
    const messages = appealShards.map((each) => ({ run: id, shard: each }));
    expect(await rating.waiting('counts')).toEqual(expect.arrayContaining(messages));
    expect(await rating.waiting('counts')).toHaveLength(messages.length);
  });

  it('has its leagues folded when its last shard is counted, and not before', async () => {
    const id = await aRun();
    await countAll(id, appealShards.slice(1));
    expect(await rating.waiting('folds')).toEqual([]);
    await countAll(id, appealShards.slice(0, 1));
    expect(await rating.waiting('folds')).toEqual(['executive', 'municipal'].map((league) => ({ run: id, league })));
    expect(await rating.runOf({ run: id })).toMatchObject({ state: 'folding', reports: [] });
  });

  it('is asked to be folded by each of those who find it whole, for one of them may have died before asking', async () => {
    const id = await aRun();
    await countAll(id);
    await rating.purge();
    await countAll(id, [shard]);
    expect(await rating.waiting('folds')).toHaveLength(2);
  });
});

describe('a shard', () => {
  it('leaves the lines of each league that has any', async () => {
    const id = await aRun();
    await countAll(id);
    const [part, ...others] = await rating.parts(id);
    expect(others).toEqual([]);
    expect(part).toMatch(/^rating-runs\/2026-03-[0-9a-f-]{36}\/2026-03\/municipal\/[0-9a-f]{64}\.ndjson\.gz$/);
    expect(await linesOf(part)).toMatch(/^\{"appealId":"[0-9A-Z]{12}","cycle":1,.*"body":"mun-usinsk"\}\n$/);
  });

  it('that comes twice is read once', async () => {
    const id = await aRun();
    await countAll(id, [shard]);
    const before = await rating.parts(id);
    let reads = 0;
    rating.database.fault = ({ operation }) => {
      if (operation === 'Query') reads += 1;
      return undefined;
    };
    await countAll(id, [shard]);
    expect(reads).toBe(0);
    expect(await rating.parts(id)).toEqual(before);
    expect(await rating.runOf({ run: id })).toMatchObject({ shards: { counted: 1 } });
  });

  it('that comes twice at once is one part', async () => {
    const id = await aRun();
    expect(await Promise.all([1, 2, 3].map(() => rating.count({ run: id, shard })))).toEqual([true, true, true]);
    expect(await rating.parts(id)).toHaveLength(1);
  });

  it('of a counter that dies before it is told of is counted again; what a fact has changed meanwhile is all that counts', async () => {
    const id = await aRun();
    rating.database.fault = ({ operation }) => (operation === 'UpdateItem' ? denied : undefined);
    expect(await rating.count({ run: id, shard })).toBe(false);
    rating.database.fault = () => undefined;
    await rating.tell('case-1', [anEvent('appeal.rated', '2026-03-30T10:00:00+03:00', { mark: 5 })]);
    await countAll(id);
    expect(await rating.parts(id)).toHaveLength(2);
    const [, municipal] = await rating.waiting('folds');
    expect(await rating.fold(municipal)).toBe(true);
    const { reports } = await rating.runOf({ run: id });
    expect(reports).toMatchObject([{ league: 'municipal', revision: 1 }]);
    expect(String(gunzipSync(await rating.read('municipal', 1, 'facts.ndjson.gz')))).toContain('"satisfied":true');
  });
});

describe('what cannot be counted', () => {
  it('is told to who waits for the run, and is tried again', async () => {
    const id = await aRun();
    rating.database.fault = ({ operation }) => (operation === 'Query' ? denied : undefined);
    expect(await rating.count({ run: id, shard })).toBe(false);
    expect(await rating.runOf({ run: id })).toMatchObject({ state: 'failed', failure: 'AccessDeniedException' });
    rating.database.fault = () => undefined;
    await countAll(id);
    for (const message of await rating.waiting('folds')) expect(await rating.fold(message)).toBe(true);
    const { state, failure } = await rating.runOf({ run: id });
    expect({ state, failure }).toEqual({ state: 'finished', failure: undefined });
  });

  it('under other rules than the run was started with is not mixed with them: the run fails, aloud', async () => {
    const id = await aRun();
    const item = (await rating.tables.scan('centre')).find(({ pk }) => pk === `rating-runs#${id}`);
    await rating.tables.put('centre', { ...item, pk: `rating-runs#${id}`, sk: 'run', rules: 'of the release before' });
    await countAll(id);
    expect(await rating.parts(id)).toEqual([]);
    expect(await rating.waiting('folds')).toEqual([]);
    expect(await rating.runOf({ run: id })).toMatchObject({ state: 'failed', failure: 'RCC_RUN_OF_OTHER_RULES' });
    expect(rating.log.text()).toMatch(/"level":"ERROR","message":"RCC_RUN_OF_OTHER_RULES"/);
  });

  it('for a run that is forgotten is let go: the sample message', async () => {
    expect(await rating.count(JSON.parse(trigger.Records[0]?.body ?? ''))).toBe(true);
    expect(rating.log.text()).toContain('RCC_RUN_UNKNOWN');
  });

  it.each([{}, { run: 'monthly-20260411T000000Z', shard: 'I' }, 'no JSON'])('is parked: %j', async (message) => {
    expect(await rating.count(message)).toBe(true);
    expect(rating.log.text()).toContain('RCC_MESSAGE_UNREADABLE');
  });
});
