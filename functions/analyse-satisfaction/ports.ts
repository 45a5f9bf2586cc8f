import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import { hexSha256 } from '#shared/lambda/sha256.ts';
import { dynamoAnsweredCycles } from '#shared/persistence/answered-cycles.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoInvitations } from '#shared/persistence/invitations.ts';
import { dynamoReportCatalogue } from '#shared/persistence/report-catalogue.ts';
import { s3ReportFiles } from '#shared/persistence/report-files.ts';
import { analysisRules } from '#shared/region/analysis-rules.ts';
import { region } from '#shared/region/region.ts';
import { surveyRules } from '#shared/region/survey-rules.ts';
import { isSigned } from '#shared/signatures/is-signed.ts';
import { kmsReportSigner } from '#shared/signatures/kms-report-signer.ts';
import type { settingsSchema } from './env.ts';

/** What the analysis needs, on AWS. */
export function analysisPorts(settings: z.output<typeof settingsSchema>) {
  const client = documentClient();
  return {
    cycles: dynamoAnsweredCycles(client, settings.APPEALS_TABLE),
    invitations: dynamoInvitations(client, settings.CENTRE_TABLE),
    catalogue: dynamoReportCatalogue(client, settings.CENTRE_TABLE),
    files: s3ReportFiles(new S3Client({}), settings.REPORTS_BUCKET),
    signer: kmsReportSigner(new KMSClient({}), settings.REPORT_SIGNING_KEY),
    isSigned,
    region,
    rules: analysisRules,
    surveyRules,
    digest: hexSha256,
    render: async () => (await import('#shared/reports/satisfaction/render-analysis.ts')).renderAnalysis,
    now: () => Date.now(),
  };
}
