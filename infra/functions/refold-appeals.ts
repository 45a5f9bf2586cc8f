import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/refold-appeals/env.ts';
import { factIndexes } from '#shared/persistence/fact-index.ts';
import { openIndexes } from '#shared/persistence/work-index.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { indexQueries, messageSending, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/** Folds the open appeals anew after a change of the rules: so it reads their histories. Contacts are out of its reach. */
export function refoldAppeals({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'refold-appeals',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CENTRE_TABLE: state.centre.tableName,
      RUN_SECONDS: '780',
    },
    permissions: [
      ...indexQueries(state.appeals, [openIndexes.all.name, factIndexes.due]),
      ...tableAccess({
        table: state.appeals,
        actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
      }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
        keysBeginning: ['refold#'],
      }),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.minutes(15),
    memorySize: 1024,
    failureImpact: 'Open appeals keep the terms of the calendar and the policies as they were before the last change.',
    alarms: state.alarms,
  });
  new Schedule(target, 'Times', {
    group: `${stage.prefix}-refolding`,
    timeZone: regionTimeZone,
    target,
    runs: [
      {
        id: 'Often',
        description: 'Goes on with the run over the open appeals, or starts one when the rules have changed',
        expression: 'cron(5/15 * * * ? *)',
        input: { scheduledAt: '<aws.scheduler.scheduled-time>' },
      },
    ],
    missedRuns: state.missedRuns,
  });
}
