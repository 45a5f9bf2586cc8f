import { gzipSync } from 'node:zlib';
import { S3Client } from '@aws-sdk/client-s3';
import { functionLog } from '#shared/lambda/log.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoRatingFacts } from '#shared/persistence/rating-facts.ts';
import { dynamoReportCatalogue } from '#shared/persistence/report-catalogue.ts';
import { s3ReportFiles } from '#shared/persistence/report-files.ts';
import { region } from '#shared/region/region.ts';
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
  region,
  digest: (content: Uint8Array | string) => sha256(content).toString('hex'),
  compress: (text: string) => gzipSync(text, { level: 9 }),
  now: () => Date.now(),
  log,
};

/** Rates the bodies of every league for a month and archives the reports. */
export const handler = scheduledFunction({ schema: inputSchema, run: (input) => computeRatings(input, ports), log });
