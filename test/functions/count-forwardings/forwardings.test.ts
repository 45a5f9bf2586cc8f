import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import trigger from '#events/triggers/count-forwardings.json' with { type: 'json' };
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoForwardingCounts } from '#shared/persistence/forwarding-counts.ts';
import { canariesIn } from '#test/support/canary.ts';
import { type StartedCounting, startCounting } from './start-counting.ts';

let counting: StartedCounting;
beforeAll(async () => {
  counting = await startCounting();
});
beforeEach(() => counting.reset());
afterAll(() => counting.stop());

const night = '2026-04-01T23:40:00Z';
const key = { pk: 'routes#forwarding', sk: 'counts' };
const heatingOf = (municipality: string | null, body: string, count: number) => {
  return ['housing', 'heating', municipality, body, count];
};

describe('answers to what was forwarded', () => {
  it('are kept by category, municipality and body, the largest count first', async () => {
    await counting.record([
      counting.about('a'),
      counting.about('b'),
      counting.about('c', { municipality: 'ukhta', body: 'exec-tarif' }),
      counting.about('d', { municipality: undefined, body: 'exec-tarif' }),
      counting.about('e', { category: 'water' }),
    ]);
    expect(await counting.run(night)).toEqual({ cycles: 5, counts: 4, leftOut: 0 });
    expect(await counting.kept()).toEqual([
      {
        ...key,
        countedAt: Date.parse(night),
        leftOut: 0,
        counts: [
          heatingOf('inta', 'mun-inta', 2),
          heatingOf(null, 'exec-tarif', 1),
          heatingOf('ukhta', 'exec-tarif', 1),
          ['housing', 'water', 'inta', 'mun-inta', 1],
        ],
      },
    ]);
  });

  it('are not there where nobody forwarded, nobody answered, or the region does not know who or what', async () => {
    await counting.record([
      counting.about('a', { isForwarded: false }),
      counting.about('b', { body: undefined }),
      counting.about('c', { body: 'Some agency' }),
      counting.about('d', { category: 'Batteries' }),
    ]);
    await counting.run(night);
    expect(await counting.kept()).toMatchObject([{ counts: [] }]);
  });

  it('are those of the twelve months up to the run, by the region’s clock', async () => {
    await counting.record([
      counting.about('before', { day: '2025-04-30', body: 'exec-minstroy' }),
      counting.about('first', { day: '2025-05-31' }),
      counting.about('last', { day: '2026-04-01' }),
      counting.about('after', { day: '2026-05-01', body: 'exec-minstroy' }),
    ]);
    await counting.run('2026-04-30T20:59:00Z');
    expect(await counting.kept()).toMatchObject([{ counts: [heatingOf('inta', 'mun-inta', 2)] }]);
    await counting.run('2026-04-30T21:00:00Z');
    expect(await counting.kept()).toMatchObject([{ counts: [expect.anything(), heatingOf('inta', 'mun-inta', 1)] }]);
  });

  it('are the same whatever comes twice and in another order', async () => {
    const messages = ['a', 'b', 'c'].map((id) => counting.about(id));
    await counting.record(messages);
    await counting.run(night);
    const once = await counting.kept();
    await counting.reset();
    await counting.record([...messages.toReversed(), ...messages]);
    await Promise.all([counting.run(night), counting.run(night)]);
    expect(await counting.kept()).toEqual(once);
  });
});

describe('a run', () => {
  it('replaces what an earlier one has counted, and changes nothing when it began earlier and comes later', async () => {
    await counting.record([counting.about('a'), counting.about('b', { category: 'water' })]);
    await counting.run(night);
    await counting.tables.empty('appeals');
    await counting.record([counting.about('a')]);
    await counting.run('2026-04-02T23:40:00Z');
    const newer = await counting.kept();
    expect(newer).toMatchObject([{ counts: [heatingOf('inta', 'mun-inta', 1)] }]);
    await counting.record([counting.about('b')]);
    expect(await counting.run(night)).toMatchObject({ cycles: 2 });
    expect(await counting.kept()).toEqual(newer);
  });

  it('reads one index and writes one item', async () => {
    await counting.record([counting.about('a')]);
    const calls: string[] = [];
    counting.database.fault = ({ operation, body }) => {
      const { IndexName, Item } = JSON.parse(String(body));
      calls.push(`${operation} ${IndexName ?? Item?.pk.S}`);
      return undefined;
    };
    await counting.run(night);
    expect([...new Set(calls)].sort()).toEqual(['PutItem routes#forwarding', 'Query facts-by-answer']);
    expect(calls.filter((call) => call.startsWith('PutItem'))).toHaveLength(1);
  });

  it('fails when the database does, to be started again', async () => {
    counting.database.fault = () => ({ status: 400, type: 'ValidationException' });
    await expect(counting.run(night)).rejects.toThrow();
    expect(await counting.kept()).toEqual([]);
  });

  it('is what Scheduler asks for', async () => {
    expect(await counting.run(trigger.scheduledAt)).toEqual({ cycles: 0, counts: 0, leftOut: 0 });
  });
});

it('more counts than an item holds are kept without the smallest ones, and it is said how many', async () => {
  const counts = Array.from({ length: 9000 }, (_, index) => {
    return {
      sector: 'housing',
      category: `category-${index}`,
      municipality: 'inta',
      body: 'mun-inta',
      count: 9000 - index,
    };
  });
  const kept = dynamoForwardingCounts(documentClient(), 'centre');
  const leftOut = await kept.keep(counts, Date.parse(night));
  expect(leftOut).toBeGreaterThan(1000);
  expect(await counting.kept()).toMatchObject([{ leftOut }]);
  const latest = await kept.latest();
  expect(latest?.version).toBe('forwarding-2026-04-01T23:40:00.000Z');
  expect(counts.flatMap((one) => latest?.countsOf(one) ?? [])).toEqual(counts.slice(0, counts.length - leftOut));
});

it('no word of a citizen is in what is read, in what is kept, or in the log', async () => {
  await counting.record([counting.about('a')]);
  await counting.run(night);
  const kept = await counting.kept();
  expect(Object.keys(kept[0] ?? {}).sort()).toEqual(['countedAt', 'counts', 'leftOut', 'pk', 'sk']);
  expect(canariesIn(JSON.stringify(kept) + counting.log.text())).toEqual([]);
});
