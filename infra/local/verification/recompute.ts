import { type TimeZone, timeZone } from '#shared/domain/deadlines/time-zone.ts';
import { ratingHistorySchema } from '#shared/domain/ratings/history.ts';
import { methodSchema } from '#shared/domain/ratings/method.ts';
import { type Period, periodOf } from '#shared/domain/ratings/period.ts';
import { fileNames, makeReport } from '#shared/domain/ratings/report.ts';
import { leagueBodiesSchema, type ReportHead } from '#shared/domain/ratings/snapshot.ts';
import { tallier } from '#shared/domain/ratings/tally.ts';
import { analysisMethodSchema } from '#shared/domain/satisfaction/method.ts';
import { analysisNamesSchema } from '#shared/domain/satisfaction/names.ts';
import { makeAnalysis, namesFile } from '#shared/domain/satisfaction/report.ts';
import { type AnalysisHead, analysisHistorySchema } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { analysisTally } from '#shared/domain/satisfaction/tally.ts';
import { renderRating } from '#shared/reports/rating/render-rating.ts';
import { renderAnalysis } from '#shared/reports/satisfaction/render-analysis.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { type AnyHead, sha256Of } from './check-files.ts';
import { countFacts } from './count-facts.ts';
import { analysisFormat, ratingFormat } from './facts-formats.ts';
import { messageOf } from './message-of.ts';
import { readJson } from './read-json.ts';
import { DifferenceFound } from './verdict.ts';

/** A report made again. */
interface Recomputed {
  readonly snapshot: { readonly facts: { readonly count: number; readonly sha256: string } };
  readonly files: ReadonlyMap<string, Uint8Array>;
}

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * The report that the archived facts, method, names and history make, with what people read of it if `isDrawn`. Throws
 * `DifferenceFound` where one of them cannot be read.
 */
export async function recompute(head: AnyHead, files: Files, isDrawn: boolean): Promise<Recomputed> {
  return head.kind === 'rating' ? await recomputeRating(head, files, isDrawn) : recomputeAnalysis(head, files, isDrawn);
}

async function recomputeRating(head: ReportHead, files: Files, isDrawn: boolean): Promise<Recomputed> {
  const method = readJson(fileNames.method, bytesOf(files, fileNames.method), methodSchema);
  const bodies = readJson(fileNames.bodies, bytesOf(files, fileNames.bodies), leagueBodiesSchema);
  const history = readJson(fileNames.history, bytesOf(files, fileNames.history), ratingHistorySchema);
  const period = periodIn(head, method);
  const counted = tallier(period, method);
  const facts = countFacts(bytesOf(files, fileNames.facts), ratingFormat, counted.add);
  const render = isDrawn ? renderRating : async () => new Map<string, Uint8Array>();
  const tools = { digest: sha256Of, generator: mersenneTwister, render };
  return await makeReport({ head, period, counted, facts, method, bodies, history }, tools);
}

function recomputeAnalysis(head: AnalysisHead, files: Files, isDrawn: boolean): Recomputed {
  const method = readJson(fileNames.method, bytesOf(files, fileNames.method), analysisMethodSchema);
  const names = readJson(namesFile, bytesOf(files, namesFile), analysisNamesSchema);
  const history = readJson(fileNames.history, bytesOf(files, fileNames.history), analysisHistorySchema);
  const period = periodIn(head, method);
  const tally = analysisTally(method);
  const facts = countFacts(bytesOf(files, fileNames.facts), analysisFormat, tally.add);
  const render = isDrawn ? renderAnalysis : () => new Map<string, Uint8Array>();
  return makeAnalysis({ head, period, tally, facts, method, names, history }, { digest: sha256Of, render });
}

function bytesOf(files: Files, file: string): Uint8Array {
  return files.get(file) ?? new Uint8Array();
}

interface Observed {
  readonly timeZone: TimeZone['name'];
  readonly cutOffDays: number;
}

function periodIn({ period }: AnyHead, method: Observed): Period {
  try {
    return periodOf(period, timeZone(method.timeZone), method.cutOffDays);
  } catch (error) {
    throw new DifferenceFound({ kind: 'unreadable', file: fileNames.method, where: messageOf(error) });
  }
}
