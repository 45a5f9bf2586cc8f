import type * as z from 'zod';
import type { Share } from '#shared/domain/ratings/indicators.ts';
import { type ByIndicator, methodSchema, type RatingMethod } from '#shared/domain/ratings/method.ts';
import type { Period } from '#shared/domain/ratings/period.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import { snapshotSchema } from '#shared/domain/ratings/snapshot-schema.ts';
import type { ReportFiles, ReportPath } from '#shared/domain/reports/archive.ts';

/** What was published of a body, and by which rules it was counted. */
export interface PublishedBody {
  readonly name: string;
  readonly shares: ByIndicator<Share>;
  readonly period: Period;
  readonly method: RatingMethod;
}

const utf8 = new TextDecoder();

/** The body as the report has it; undefined where it has none of that id. */
export async function bodyOfReport(
  report: ReportPath,
  body: string,
  files: Pick<ReportFiles, 'read'>,
): Promise<PublishedBody | undefined> {
  const read = async <T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const bytes = await files.read(report, file);
    return bytes && schema.parse(JSON.parse(utf8.decode(bytes)), { jitless: true });
  };
  const [snapshot, method] = await Promise.all([
    read(fileNames.snapshot, snapshotSchema),
    read(fileNames.method, methodSchema),
  ]);
  if (!snapshot || !method) return undefined;
  const found = [...snapshot.table, ...snapshot.notRanked].find((row) => row.body === body);
  if (!found) return undefined;
  const { period: id, from, to, cutOff } = snapshot;
  const period = { id, from: Date.parse(from), to: Date.parse(to), cutOff: Date.parse(cutOff) };
  return { name: found.name, shares: found.indicators, period, method };
}
