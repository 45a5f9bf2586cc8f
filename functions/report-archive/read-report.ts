import * as z from 'zod';
import { ratingHistorySchema } from '#shared/domain/ratings/history.ts';
import { manifestSchema } from '#shared/domain/ratings/manifest.ts';
import { methodSchema } from '#shared/domain/ratings/method.ts';
import { fileNames, type ReportContent } from '#shared/domain/ratings/report.ts';
import { snapshotSchema } from '#shared/domain/ratings/snapshot-schema.ts';
import type { ReportPath } from '#shared/domain/reports/archive.ts';
import type { ArchiveReader } from './archive-reader.ts';

type Files = Pick<ArchiveReader, 'files'>;

/** What manifests of all kinds have in common. */
const listSchema = z.object({ files: manifestSchema.shape.files });

const utf8 = new TextDecoder();

/** A rating as it was archived; undefined where a file of it is missing. Throws ZodError for a file of another format. */
export async function readReport(report: ReportPath, archive: Files): Promise<ReportContent | undefined> {
  const [snapshot, method, history] = await Promise.all([
    readJson(report, fileNames.snapshot, snapshotSchema, archive),
    readJson(report, fileNames.method, methodSchema, archive),
    readJson(report, fileNames.history, ratingHistorySchema, archive),
  ]);
  return snapshot && method && history ? { snapshot, method, history } : undefined;
}

/** Sizes of a report's files in bytes, by name, as far as the manifest knows them: it does not list itself. */
export async function fileSizes(report: ReportPath, archive: Files): Promise<ReadonlyMap<string, number>> {
  const manifest = await readJson(report, fileNames.manifest, listSchema, archive);
  return new Map(manifest?.files.map(({ name, bytes }) => [name, bytes]));
}

/** Undefined where the file is missing. Throws ZodError for one of another format. */
export async function readJson<T>(
  report: ReportPath,
  file: string,
  schema: z.ZodType<T>,
  { files }: Files,
): Promise<T | undefined> {
  const bytes = await files.read(report, file);
  return bytes && schema.parse(JSON.parse(utf8.decode(bytes)));
}
