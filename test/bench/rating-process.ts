import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { makeReport } from '#shared/domain/ratings/report.ts';
import { region } from '#shared/region/region.ts';
import { median } from './median.ts';
import { bodies, league, period, ratingFacts } from './rating-facts.ts';

/*
 * One measurement in a process of its own, so that its memory is its own: `report <cycles>` or `stream <file>`.
 * Prints milliseconds, those of compressing apart, and the largest resident set.
 */
const [mode = '', what = ''] = process.argv.slice(2);
const times = mode === 'report' ? timesOfReport(Number(what)) : { took: await timeOfStream(what), compressing: 0 };
process.stdout.write(JSON.stringify({ ...times, peakMiB: process.resourceUsage().maxRSS / 1024 }));

function timesOfReport(cycles: number): { took: number; compressing: number } {
  const facts = ratingFacts(cycles);
  const head = { kind: 'rating', league, period: period.id, revision: 1, versions: region.versions } as const;
  const names = bodies.map((body) => ({ body, name: region.directory.nameOf(body) }));
  const directory = { version: region.versions.directory, league, bodies: names };
  let compressing = 0;
  const compress = (text: string) => {
    const start = performance.now();
    const bytes = gzipSync(text, { level: 9 });
    compressing += performance.now() - start;
    return bytes;
  };
  const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
  const start = performance.now();
  makeReport({ head, period, facts, method: region.method, bodies: directory }, digest, compress);
  return { took: performance.now() - start - compressing, compressing };
}

/** The least a rating can do: read the lines, group by body, count answers in time, take a median. */
async function timeOfStream(file: string): Promise<number> {
  const groups = new Map<string, { inTime: number; durations: number[] }>();
  const take = (line: string) => {
    const { body, clockStart, dueAt, answeredAt } = JSON.parse(line) as Record<string, string>;
    const group = groups.get(body ?? '') ?? { inTime: 0, durations: [] };
    groups.set(body ?? '', group);
    if (answeredAt === undefined) return;
    group.durations.push(Date.parse(answeredAt) - Date.parse(clockStart ?? ''));
    if (Date.parse(answeredAt) <= Date.parse(dueAt ?? '')) group.inTime += 1;
  };
  const start = performance.now();
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  }
  for (const { durations } of groups.values()) median(durations);
  return performance.now() - start;
}
