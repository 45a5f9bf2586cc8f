import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/compute-rating/env.ts';
import { factIndexes } from '#shared/persistence/fact-index.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { indexQueries, messageSending, objectAccess, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/** Rates the bodies for a month. Reads rating facts by their two indexes; no word of a citizen is within its reach. */
export function computeRating({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'compute-rating',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CENTRE_TABLE: state.centre.tableName,
      REPORTS_BUCKET: state.reports.bucketName,
    },
    permissions: [
      ...indexQueries(state.appeals, Object.values(factIndexes)),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        keysBeginning: ['reports#'],
      }),
      ...objectAccess(state.reports, 'reports/', ['s3:GetObject', 's3:PutObject']),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.minutes(15),
    // The first size with a whole processor; the run is monthly, so its price is nothing.
    memorySize: 1769,
    failureImpact: 'The monthly rating of the bodies is not computed, and the reports of the month are missing.',
    alarms: state.alarms,
  });
  new Schedule(target, 'Monthly', {
    group: `${stage.prefix}-ratings`,
    description: 'The rating of the month before, when its facts no longer change: on the 11th at 03:00',
    expression: 'cron(0 3 11 * ? *)',
    timeZone: regionTimeZone,
    target,
    input: { kind: 'monthly', scheduledAt: '<aws.scheduler.scheduled-time>' },
    missedRuns: state.missedRuns,
  });
}
