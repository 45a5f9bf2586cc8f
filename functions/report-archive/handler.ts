import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoReportCatalogue } from '#shared/persistence/report-catalogue.ts';
import { reportKey, s3ReportFiles } from '#shared/persistence/report-files.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import type { ArchiveReader } from './archive-reader.ts';
import { routes } from './contract.ts';
import { downloadFile } from './download-file.ts';
import { settingsSchema } from './env.ts';
import { listReports } from './list-reports.ts';
import { showArchive } from './show-archive.ts';
import { showRating } from './show-rating.ts';

const settings = readSettings(settingsSchema, process.env);
const s3 = new S3Client({});
const archive: ArchiveReader = {
  catalogue: dynamoReportCatalogue(documentClient(), settings.CENTRE_TABLE),
  files: s3ReportFiles(s3, settings.REPORTS_BUCKET),
  timeZone: regionTimeZone,
  linkTo: (path, file, expiresIn) =>
    getSignedUrl(s3, new GetObjectCommand({ Bucket: settings.REPORTS_BUCKET, Key: reportKey(path, file) }), {
      expiresIn,
    }),
};

/** Shows and hands out what the archive holds. */
export const handler = httpFunction({
  routes,
  operations: {
    listReports: (request) => listReports(request, archive),
    downloadFile: (request) => downloadFile(request, archive),
    showArchive: () => showArchive(archive),
    showRating: (request) => showRating(request, archive),
  },
  log: functionLog('report-archive'),
});
