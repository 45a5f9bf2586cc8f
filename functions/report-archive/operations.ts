import type { Operation } from '#shared/lambda/http.ts';
import { type ArchivePage, showArchive } from './archive/show-archive.ts';
import type { ArchiveReader } from './archive-reader.ts';
import { showBody } from './body/show-body.ts';
import { showComparison } from './compare/show-comparison.ts';
import type { routes } from './contract.ts';
import { downloadFile } from './download-file.ts';
import { listReports } from './feed/list-reports.ts';
import { type FeedReader, showFeed } from './feed/show-feed.ts';
import { showReport } from './report/show-report.ts';

/** All that the archive's addresses are answered with. */
type Archive = ArchiveReader & ArchivePage & FeedReader;

/** What each route of the archive does. */
export function archiveOperations(archive: Archive): { readonly [Name in keyof typeof routes]: Operation } {
  return {
    listReports: (request) => listReports(request, archive),
    showFeed: (request) => showFeed(request, archive),
    downloadRatingFile: (request) => downloadFile(request, archive),
    downloadFile: (request) => downloadFile(request, archive),
    showArchive: (request) => showArchive(request, archive),
    showComparison: (request) => showComparison(request, archive),
    showRating: (request) => showReport(request, archive),
    showBody: (request) => showBody(request, archive),
    showReport: (request) => showReport(request, archive),
  };
}
