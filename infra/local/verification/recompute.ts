import { timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { ratingHistorySchema } from '#shared/domain/ratings/history.ts';
import { methodSchema, type RatingMethod } from '#shared/domain/ratings/method.ts';
import { type Period, periodOf } from '#shared/domain/ratings/period.ts';
import { fileNames, makeReport, type RenderReport, type Report } from '#shared/domain/ratings/report.ts';
import { leagueBodiesSchema, type ReportHead } from '#shared/domain/ratings/snapshot.ts';
import { tallier } from '#shared/domain/ratings/tally.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { sha256Of } from './check-files.ts';
import { countFacts } from './count-facts.ts';
import { messageOf } from './message-of.ts';
import { readJson } from './read-json.ts';
import { DifferenceFound } from './verdict.ts';

/**
 * The report that the archived facts, method, directory and history make, with what `render` makes of it for people.
 * Throws `DifferenceFound` where one of them cannot be read.
 */
export async function recompute(
  head: ReportHead,
  files: ReadonlyMap<string, Uint8Array>,
  render: RenderReport = async () => new Map(),
): Promise<Report> {
  const bytesOf = (file: string) => files.get(file) ?? new Uint8Array();
  const method = readJson(fileNames.method, bytesOf(fileNames.method), methodSchema);
  const bodies = readJson(fileNames.bodies, bytesOf(fileNames.bodies), leagueBodiesSchema);
  const history = readJson(fileNames.history, bytesOf(fileNames.history), ratingHistorySchema);
  const period = periodIn(head, method);
  const counted = tallier(period, method);
  const facts = countFacts(bytesOf(fileNames.facts), counted.add);
  const tools = { digest: sha256Of, generator: mersenneTwister, render };
  return await makeReport({ head, period, counted, facts, method, bodies, history }, tools);
}

function periodIn(head: ReportHead, method: RatingMethod): Period {
  try {
    return periodOf(head.period, timeZone(method.timeZone), method.cutOffDays);
  } catch (error) {
    throw new DifferenceFound({ kind: 'unreadable', file: fileNames.method, where: messageOf(error) });
  }
}
