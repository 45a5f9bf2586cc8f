import * as z from 'zod';
import { sha256Of } from '#infra/local/verification/check-files.ts';
import { readJson } from '#infra/local/verification/read-json.ts';
import { DifferenceFound } from '#infra/local/verification/verdict.ts';
import { manifestSchema } from '#shared/domain/ratings/manifest.ts';
import { ratingKind } from '#shared/domain/ratings/rating-path.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import type { ReportPath } from '#shared/domain/reports/archive.ts';
import type { ArchivedReport } from './archived-report.ts';
import type { FromCentre } from './options.ts';

const listSchema = z.object({
  reports: z.array(z.object({ kind: z.string(), subject: z.string(), period: z.string(), revision: z.int() })),
});

/** The latest published revision of each league of a period, read from a centre's archive as anyone can. */
export async function publishedReports(
  url: string,
  wanted: Pick<FromCentre, 'period' | 'league'>,
): Promise<ArchivedReport[]> {
  const query = new URLSearchParams({
    ...{ kind: ratingKind, period: wanted.period },
    ...(wanted.league && { subject: wanted.league }),
  });
  const { reports } = listSchema.parse(await (await get(`${url}/v1/reports?${query}`)).json());
  const latest = new Map<string, ReportPath>();
  for (const report of reports.toSorted((a, b) => a.revision - b.revision)) latest.set(report.subject, report);
  const downloads = [...latest.values()].sort((a, b) => (a.subject < b.subject ? -1 : 1));
  return await Promise.all(downloads.map((path) => download(url, path)));
}

/** What a recount needs, each file as the manifest lists it. */
async function download(url: string, { subject, period, revision }: ReportPath): Promise<ArchivedReport> {
  const read = async (file: string) =>
    new Uint8Array(await (await get(`${url}/v1/reports/${subject}/${period}/${revision}/files/${file}`)).arrayBuffer());
  const manifest = readJson(fileNames.manifest, await read(fileNames.manifest), manifestSchema);
  const files = new Map<string, Uint8Array>();
  for (const file of [fileNames.snapshot, fileNames.facts, fileNames.method, fileNames.bodies, fileNames.history]) {
    const bytes = await read(file);
    const listed = manifest.files.find(({ name }) => name === file)?.sha256 ?? '';
    const found = sha256Of(bytes);
    if (found !== listed) throw new DifferenceFound({ kind: 'digest', file, listed, found });
    files.set(file, bytes);
  }
  return { head: manifest.report, files };
}

/** The archive did not answer as it should. */
export class ArchiveSilent extends Error {
  override readonly name = 'ArchiveSilent';
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new ArchiveSilent(`${new URL(url).pathname} ${response?.status ?? ''}`.trim());
  return response;
}
