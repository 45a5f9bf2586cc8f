import { fileNames } from '#shared/domain/ratings/report.ts';
import type { CatalogueEntry } from '#shared/domain/reports/archive.ts';
import { analysisMethodSchema } from '#shared/domain/satisfaction/method.ts';
import { analysisHistorySchema, analysisSnapshotSchema } from '#shared/domain/satisfaction/snapshot-schema.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { htmlResponse } from '#shared/web/layout.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import type { ArchiveReader } from '../archive-reader.ts';
import { notFoundPage } from '../not-found.ts';
import { fileSizes, readJson } from '../read-report.ts';
import { kindOf } from '../report-kind.ts';
import texts from '../texts/satisfaction.ru.json' with { type: 'json' };
import { analysisBody } from './analysis-body.ts';

/** The analysis of a month for people: what citizens say, who says it, and who does not. */
export async function showAnalysis(entry: CatalogueEntry, archive: ArchiveReader): Promise<HttpResponse> {
  const [snapshot, method, history, sizes] = await Promise.all([
    readJson(entry, fileNames.snapshot, analysisSnapshotSchema, archive),
    readJson(entry, fileNames.method, analysisMethodSchema, archive),
    readJson(entry, fileNames.history, analysisHistorySchema, archive),
    fileSizes(entry, archive),
  ]);
  if (!snapshot || !method || !history) return notFoundPage();
  const title = fill(texts.title, { month: periodName(entry.period) });
  const kind = kindOf(entry, archive.kinds);
  const content = { snapshot, method, history };
  const body = analysisBody({ title, entry, kind, content, sizes, timeZone: archive.timeZone });
  return htmlResponse(200, { title, body, isWide: true });
}
