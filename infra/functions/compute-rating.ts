import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/compute-rating/env.ts';
import { factIndexes } from '#shared/persistence/fact-index.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { indexQueries, messageSending, objectAccess, signing, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/** Rates the bodies for a month or a quarter. Reads rating facts by their two indexes; no word of a citizen is within its reach. */
export function computeRating({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'compute-rating',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CENTRE_TABLE: state.centre.tableName,
      REPORTS_BUCKET: state.reports.bucketName,
      REPORT_SIGNING_KEY: state.reportSigningKey.keyArn,
    },
    permissions: [
      ...indexQueries(state.appeals, Object.values(factIndexes)),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        keysBeginning: ['reports#'],
      }),
      ...objectAccess(state.reports, 'reports/', ['s3:GetObject', 's3:PutObject']),
      ...signing(state.reportSigningKey),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.minutes(15),
    // The first size with a whole processor; the run is monthly, so its price is nothing.
    memorySize: 1769,
    failureImpact: 'The rating of the bodies is not computed, and the reports of the month or the quarter are missing.',
    alarms: state.alarms,
  });
  const scheduledAt = '<aws.scheduler.scheduled-time>';
  new Schedule(target, 'Times', {
    group: `${stage.prefix}-ratings`,
    timeZone: regionTimeZone,
    target,
    runs: [
      {
        id: 'Monthly',
        description: 'The rating of the month before, when its facts no longer change: on the 11th at 03:00',
        expression: 'cron(0 3 11 * ? *)',
        input: { kind: 'monthly', scheduledAt },
      },
      {
        id: 'Quarterly',
        description: 'The rating of the quarter before, an hour after that of its last month',
        expression: 'cron(0 4 11 1,4,7,10 ? *)',
        input: { kind: 'quarterly', scheduledAt },
      },
    ],
    missedRuns: state.missedRuns,
  });
}
