import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationSource, madeUpHistories } from '#infra/local/demonstration/made-up-histories.ts';
import type { FactsDigests } from '#infra/local/invariance/facts-digests.ts';
import { runWay } from '#infra/local/invariance/run-way.ts';
import { type Way, ways } from '#infra/local/invariance/ways.ts';
import type { OutgoingHistory } from '#infra/local/replay/histories.ts';
import { shuffler } from '#infra/local/replay/shuffle.ts';
import { synthesized } from '#test/support/synthesized.ts';

/* Real centres from the real template, each on a fresh state and in a process of its own, which one of the ways kills. */

/** So long ago that no survey goes out. */
const told = [...madeUpHistories({ seed: 63, appeals: 250, months: ['2026-03', '2026-04'] })];

async function* histories(shuffle: number | undefined): AsyncGenerator<OutgoingHistory> {
  const reorder = shuffle === undefined ? <T>(items: readonly T[]) => items : shuffler(shuffle);
  for (const [index, { events }] of reorder(told).entries())
    yield { line: index + 1, share: (index + 1) / told.length, events: reorder(events) };
}

const [usual, ...others] = ways;
const limitMs = 240_000;
let stateDir = '';
let expected: FactsDigests = new Map();

const digestsOf = (way: Way) =>
  runWay(way, {
    cdkOut: synthesized(),
    stateDir,
    source: demonstrationSource,
    histories,
    // A minute, as in the template, is what AWS advises; here it would only be waited for.
    redeliverAfterSeconds: 5,
  });

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'replay-invariance-'));
  if (usual) expected = await digestsOf(usual);
}, limitMs);
afterAll(() => rm(stateDir, { recursive: true, force: true }));

describe('the facts of a rating', () => {
  it('are there, for both leagues and both months', () => {
    const months = ['2026-03', '2026-04'].flatMap((month) => [`executive ${month}`, `municipal ${month}`]);
    expect([...expected.keys()]).toEqual(expect.arrayContaining(months));
    for (const month of months) expect(expected.get(month)?.count).toBeGreaterThan(5);
  });

  it.each(others)(
    'do not depend on the way the events come: $name',
    async (way) => {
      expect(await digestsOf(way)).toEqual(expected);
    },
    limitMs,
  );
});
