import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoRatingFacts } from '#shared/persistence/rating-facts.ts';
import { dynamoReportCatalogue } from '#shared/persistence/report-catalogue.ts';
import { s3ReportFiles } from '#shared/persistence/report-files.ts';
import { region } from '#shared/region/region.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { isSigned } from '#shared/signatures/is-signed.ts';
import { kmsReportSigner } from '#shared/signatures/kms-report-signer.ts';
import { computeRatings } from './compute-ratings.ts';
import { inputSchema } from './contract.ts';
import { settingsSchema } from './env.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('compute-rating');
const client = documentClient();
const ports = {
  facts: dynamoRatingFacts(client, settings.APPEALS_TABLE),
  catalogue: dynamoReportCatalogue(client, settings.CENTRE_TABLE),
  files: s3ReportFiles(new S3Client({}), settings.REPORTS_BUCKET),
  signer: kmsReportSigner(new KMSClient({}), settings.REPORT_SIGNING_KEY),
  isSigned,
  region,
  digest: (content: Uint8Array | string) => sha256(content).toString('hex'),
  generator: mersenneTwister,
  // Loaded when there is something to render: most of a start is spent on loading.
  render: async (content: ReportContent) =>
    await (await import('#shared/reports/rating/render-rating.ts')).renderRating(content),
  now: () => Date.now(),
  log,
};

/** Rates the bodies of every league for a month and archives the reports. */
export const handler = scheduledFunction({ schema: inputSchema, run: (input) => computeRatings(input, ports), log });
