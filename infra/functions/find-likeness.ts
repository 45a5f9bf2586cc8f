import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/find-likeness/env.ts';
import { likenessIndex } from '#shared/persistence/likeness-index.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { indexQueries, messageSending, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/** Finds duplicates and mass problems among recent appeals. Reads signatures by their index; no word of a citizen is within its reach. */
export function findLikeness({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'find-likeness',
    stage,
    settings: settingsSchema,
    environment: { APPEALS_TABLE: state.appeals.tableName, CENTRE_TABLE: state.centre.tableName },
    permissions: [
      ...indexQueries(state.appeals, [likenessIndex.name]),
      ...tableAccess({ table: state.centre, actions: ['dynamodb:PutItem'], keysBeginning: ['likeness#'] }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:Query', 'dynamodb:UpdateItem'],
        keysBeginning: ['problem#'],
      }),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.minutes(5),
    memorySize: 512,
    failureImpact: 'Duplicates and mass problems are not seen: every appeal of an outage looks like the only one.',
    alarms: state.alarms,
  });
  new Schedule(target, 'Times', {
    group: `${stage.prefix}-likeness`,
    timeZone: regionTimeZone,
    target,
    runs: [
      {
        id: 'Hourly',
        description: 'Duplicates and mass problems of the last fourteen days',
        expression: 'cron(20 * * * ? *)',
        input: { scheduledAt: '<aws.scheduler.scheduled-time>' },
      },
    ],
    missedRuns: state.missedRuns,
  });
}
