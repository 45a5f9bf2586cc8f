import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoReportCatalogue } from '#shared/persistence/report-catalogue.ts';
import { s3ReportFiles } from '#shared/persistence/report-files.ts';
import { captureLog } from '#test/support/captured-log.ts';
import { createCentreTables } from '#test/support/centre-tables.ts';
import { awsEnvironment, startDynamo, startStorage } from '#test/support/emulators.ts';

/** The function with a catalogue and a bucket of its own, and the ways to fill them. */
export async function startArchiveFunction() {
  const [dynamo, storage] = await Promise.all([startDynamo(), startStorage()]);
  await createCentreTables(dynamo);
  await storage.createBucket('reports-bucket');
  Object.assign(process.env, awsEnvironment({ dynamo, storage }), {
    CENTRE_TABLE: 'centre',
    REPORTS_BUCKET: 'reports-bucket',
    PUBLIC_BASE_URL: 'https://centre.example',
    REPORT_RETENTION_YEARS: '5',
  });
  const log = captureLog();
  const { handler } = await import('#functions/report-archive/handler.ts');
  const { S3Client } = await import('@aws-sdk/client-s3');
  return {
    log,
    handler,
    catalogue: dynamoReportCatalogue(documentClient(), 'centre'),
    files: s3ReportFiles(new S3Client({ forcePathStyle: true }), 'reports-bucket'),
    async stop() {
      log.release();
      await Promise.all([dynamo.stop(), storage.stop()]);
    },
  };
}
