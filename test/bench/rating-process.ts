import { createHash } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { countPeriod } from '#functions/count-cycles/count-period.ts';
import type { CycleRecord } from '#shared/domain/ratings/fact.ts';
import { factLine } from '#shared/domain/ratings/fact-line.ts';
import { parseFactLine } from '#shared/domain/ratings/read-fact-line.ts';
import { jsonFile } from '#shared/domain/ratings/report.ts';
import { snapshotOf } from '#shared/domain/ratings/snapshot.ts';
import { tallier } from '#shared/domain/ratings/tally.ts';
import { cycleRecordIn, keptRecord } from '#shared/persistence/cycle-record-schema.ts';
import { region } from '#shared/region/region.ts';
import { packLines } from '#shared/reports/pack-lines.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { factBodies, league, period, ratingFacts } from './rating-facts.ts';

/*
 * One measurement in a process of its own, so that its memory is its own: `make <file> <cycles>` writes facts,
 * `snapshot <file>` rates them, `stream <file>` does the least that a rating can do with them; `shard - <cycles>` counts
 * so many records, as `count-cycles` gets them from the two indexes, and packs them.
 * Prints milliseconds, and the largest resident set.
 */
const [mode = '', file = '', cycles = ''] = process.argv.slice(2);
const work = new Map([
  ['make', make],
  ['snapshot', timeOfSnapshot],
  ['stream', timeOfStream],
  ['shard', timeOfShard],
]);
const took = (await work.get(mode)?.()) ?? { took: Number.NaN, drawing: 0 };
process.stdout.write(JSON.stringify({ ...took, peakMiB: process.resourceUsage().maxRSS / 1024 }));

async function make() {
  const lines: string[] = [];
  writeFileSync(file, '');
  const flush = () => writeFileSync(file, lines.splice(0).join(''), { flag: 'a' });
  for (const fact of ratingFacts(Number(cycles))) {
    lines.push(factLine(fact));
    if (lines.length === 10_000) flush();
  }
  flush();
  return { took: 0, drawing: 0 };
}

/** From the facts file to the snapshot's bytes; drawing the intervals apart, for it does not grow with the cycles. */
async function timeOfSnapshot() {
  const start = performance.now();
  const counted = tallier(period, region.method);
  let count = 0;
  for await (const line of linesOf(file)) {
    count += 1;
    counted.add(parseFactLine(line, count));
  }
  const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
  const counting = performance.now();
  const methodSha256 = digest(jsonFile(region.method));
  const head = { kind: 'rating', league, period: period.id, revision: 1, versions: region.versions } as const;
  const bodies = { version: '1', league, bodies: factBodies.map((body) => ({ body, name: body })) };
  const facts = { count, sha256: '' };
  const snapshot = snapshotOf({
    ...{ head, period, counted, facts, method: region.method, methodSha256, bodies },
    ...{ history: { periods: [] }, digest, generator: mersenneTwister },
  });
  jsonFile(snapshot);
  return { took: performance.now() - start, drawing: performance.now() - counting };
}

/** The least a rating can do: read the lines, group by body, count answers in time, and in half of it. */
async function timeOfStream() {
  const groups = new Map<string, { cycles: number; inTime: number; quick: number }>();
  const start = performance.now();
  for await (const line of linesOf(file)) {
    const { body, clockStart, dueAt, answeredAt } = JSON.parse(line) as Record<string, string>;
    const group = groups.get(body ?? '') ?? { cycles: 0, inTime: 0, quick: 0 };
    groups.set(body ?? '', group);
    group.cycles += 1;
    if (answeredAt === undefined) continue;
    const [from, due, at] = [Date.parse(clockStart ?? ''), Date.parse(dueAt ?? ''), Date.parse(answeredAt)];
    if (at <= due) group.inTime += 1;
    if (2 * (at - from) <= due - from) group.quick += 1;
  }
  return { took: performance.now() - start, drawing: 0 };
}

/** From records as the database answers to the part of the league; packing them apart. */
async function timeOfShard() {
  const start = performance.now();
  const { leagues } = await countPeriod(pages(), period, region);
  const packing = performance.now();
  for (const { facts } of leagues) await packLines(facts, factLine);
  return { took: performance.now() - start, drawing: performance.now() - packing };
}

/** Pages of a megabyte; each record once by each index. */
const itemsSchema = z.array(z.record(z.string(), z.unknown()));

async function* pages(): AsyncGenerator<CycleRecord[]> {
  const bodies = region.directory.bodiesOf(league);
  let page: CycleRecord[] = [];
  for (const { satisfied, ...fact } of ratingFacts(Number(cycles))) {
    const responsibleAtDue = bodies[page.length % bodies.length];
    const ratings = satisfied === undefined ? [] : [{ at: fact.dueAt, satisfied, by: 'survey' as const }];
    page.push({ ...fact, responsibleAtDue, answeredBy: fact.answeredAt ? responsibleAtDue : undefined, ratings });
    if (page.length < 1500) continue;
    const text = JSON.stringify(page.map((record) => ({ pk: record.appealId, fact: keptRecord(record) })));
    for (const _ of ['due', 'answered']) yield itemsSchema.parse(JSON.parse(text)).map(cycleRecordIn);
    page = [];
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
