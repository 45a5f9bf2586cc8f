import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { hexSha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { s3RatingParts } from '#shared/persistence/rating-parts.ts';
import { dynamoRatingRuns } from '#shared/persistence/rating-runs.ts';
import { dynamoReportCatalogue } from '#shared/persistence/report-catalogue.ts';
import { s3ReportFiles } from '#shared/persistence/report-files.ts';
import { region } from '#shared/region/region.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { isSigned } from '#shared/signatures/is-signed.ts';
import { kmsReportSigner } from '#shared/signatures/kms-report-signer.ts';
import type { settingsSchema } from './env.ts';

/** What the folding needs, on AWS. */
export function foldPorts(settings: z.output<typeof settingsSchema>) {
  const client = documentClient();
  const s3 = new S3Client({});
  return {
    runs: dynamoRatingRuns(client, settings.CENTRE_TABLE),
    parts: s3RatingParts(s3, settings.RUNS_BUCKET),
    catalogue: dynamoReportCatalogue(client, settings.CENTRE_TABLE),
    files: s3ReportFiles(s3, settings.REPORTS_BUCKET),
    signer: kmsReportSigner(new KMSClient({}), settings.REPORT_SIGNING_KEY),
    isSigned,
    region,
    digest: hexSha256,
    generator: mersenneTwister,
    // Loaded when there is something to render: most of a start is spent on loading.
    render: async (content: ReportContent) =>
      await (await import('#shared/reports/rating/render-rating.ts')).renderRating(content),
    now: () => Date.now(),
  };
}
