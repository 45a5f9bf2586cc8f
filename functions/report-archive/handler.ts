import { S3Client } from '@aws-sdk/client-s3';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoReportCatalogue } from '#shared/persistence/report-catalogue.ts';
import { s3ReportFiles } from '#shared/persistence/report-files.ts';
import { s3ReportLinks } from '#shared/persistence/report-links.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { kinds } from './kinds.ts';
import { archiveOperations } from './operations.ts';

const settings = readSettings(settingsSchema, process.env);
const s3 = new S3Client({});
const archive = {
  kinds,
  catalogue: dynamoReportCatalogue(documentClient(), settings.CENTRE_TABLE),
  files: s3ReportFiles(s3, settings.REPORTS_BUCKET),
  timeZone: regionTimeZone,
  baseUrl: settings.PUBLIC_BASE_URL,
  retentionYears: settings.REPORT_RETENTION_YEARS,
  linkTo: s3ReportLinks(s3, settings.REPORTS_BUCKET),
};

/** Shows and hands out what the archive holds. */
export const handler = httpFunction({
  routes,
  operations: archiveOperations(archive),
  log: functionLog('report-archive'),
});
