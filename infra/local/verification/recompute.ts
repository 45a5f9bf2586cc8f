import { gunzipSync, gzipSync } from 'node:zlib';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { parseFactsFile } from '#shared/domain/ratings/fact-line.ts';
import { methodSchema } from '#shared/domain/ratings/method.ts';
import { monthPeriod } from '#shared/domain/ratings/period.ts';
import { fileNames, makeReport } from '#shared/domain/ratings/report.ts';
import { leagueBodiesSchema, type ReportHead, type Snapshot } from '#shared/domain/ratings/snapshot.ts';
import { sha256Of } from './check-files.ts';
import { readJson } from './read-json.ts';
import { DifferenceFound } from './verdict.ts';

/** The rating that the archived facts, method and directory make. Throws `DifferenceFound` where one of them cannot be read. */
export function recompute(head: ReportHead, files: ReadonlyMap<string, Uint8Array>): Snapshot {
  const bytesOf = (file: string) => files.get(file) ?? new Uint8Array();
  const method = readJson(fileNames.method, bytesOf(fileNames.method), methodSchema);
  const bodies = readJson(fileNames.bodies, bytesOf(fileNames.bodies), leagueBodiesSchema);
  const facts = factsIn(bytesOf(fileNames.facts));
  try {
    const period = monthPeriod(head.period, timeZone(method.timeZone), method.cutOffDays);
    return makeReport({ head, period, facts, method, bodies }, sha256Of, gzipSync).snapshot;
  } catch (error) {
    throw new DifferenceFound({ kind: 'unreadable', file: fileNames.method, where: messageOf(error) });
  }
}

function factsIn(bytes: Uint8Array): RatingFact[] {
  try {
    return parseFactsFile(new TextDecoder('utf-8', { fatal: true }).decode(gunzipSync(bytes)));
  } catch (error) {
    throw new DifferenceFound({ kind: 'unreadable', file: fileNames.facts, where: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
