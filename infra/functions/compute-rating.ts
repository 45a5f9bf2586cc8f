import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/compute-rating/env.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { messageSending, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/** Has the bodies rated for a month or a quarter. Sees no appeal and writes no report: it hands out the work, and tells how far it is. */
export function computeRating({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'compute-rating',
    stage,
    settings: settingsSchema,
    environment: {
      CENTRE_TABLE: state.centre.tableName,
      COUNTS_QUEUE_URL: state.counts.queue.queueUrl,
    },
    permissions: [
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        keysBeginning: ['rating-runs#'],
      }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:Query', 'dynamodb:UpdateItem'],
        keysBeginning: ['reports#'],
      }),
      ...messageSending(state.counts),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.seconds(30),
    memorySize: 512,
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
