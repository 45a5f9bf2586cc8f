import { S3Client } from '@aws-sdk/client-s3';
import { forStaff } from '#shared/identity/for-staff.ts';
import { identityProvider } from '#shared/identity/identity-provider.ts';
import { staffTokens } from '#shared/identity/staff-tokens.ts';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoReportCatalogue } from '#shared/persistence/report-catalogue.ts';
import { s3ReportFiles } from '#shared/persistence/report-files.ts';
import { s3ReportLines } from '#shared/persistence/report-lines.ts';
import { regionRoleTable } from '#shared/region/region-role-table.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { listCycles } from './list-cycles.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('rating-cycles');
const s3 = new S3Client({});
const ports = {
  roles: regionRoleTable,
  catalogue: dynamoReportCatalogue(documentClient(), settings.CENTRE_TABLE),
  files: s3ReportFiles(s3, settings.REPORTS_BUCKET),
  linesOf: s3ReportLines(s3, settings.REPORTS_BUCKET),
  timeZone: regionTimeZone,
  log,
};
const tokens = staffTokens(identityProvider(settings));

/** Shows staff the cycles behind the figures of a rating. */
export const handler = httpFunction({
  routes,
  operations: { listCycles: forStaff((request, staff) => listCycles(request, staff, ports), { tokens, log }) },
  log,
});
