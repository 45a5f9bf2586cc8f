import { previousMonth } from '#shared/domain/ratings/period.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import type { ReportCatalogue, ReportFiles } from '#shared/domain/reports/archive.ts';
import { rememberedAnalysis, rememberedMonths } from '#shared/domain/satisfaction/report.ts';
import {
  type AnalysisHistory,
  analysisSeries,
  analysisSnapshotSchema,
  type EarlierAnalysis,
} from '#shared/domain/satisfaction/snapshot-schema.ts';

interface Ports {
  readonly catalogue: Pick<ReportCatalogue, 'entriesOf'>;
  readonly files: Pick<ReportFiles, 'read'>;
}

/** What a report shows beside its own month: the latest published revision of each month before. */
export async function analysisHistory(month: string, { catalogue, files }: Ports): Promise<AnalysisHistory> {
  const months: string[] = [];
  for (let id = previousMonth(month); months.length < rememberedMonths; id = previousMonth(id)) months.unshift(id);
  const periods = await Promise.all(
    months.map(async (id): Promise<EarlierAnalysis | undefined> => {
      const entries = await catalogue.entriesOf(analysisSeries, id);
      const published = entries.findLast(({ state }) => state === 'published');
      const bytes = published && (await files.read(published, fileNames.snapshot));
      return bytes && rememberedAnalysis(analysisSnapshotSchema.parse(JSON.parse(new TextDecoder().decode(bytes))));
    }),
  );
  return { periods: periods.filter((one) => one !== undefined) };
}
