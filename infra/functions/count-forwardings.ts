import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/count-forwardings/env.ts';
import { factIndexes } from '#shared/persistence/fact-index.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { indexQueries, messageSending, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/** Counts who in the end answered what was forwarded. Reads rating facts by one index; no word of a citizen is within its reach. */
export function countForwardings({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'count-forwardings',
    stage,
    settings: settingsSchema,
    environment: { APPEALS_TABLE: state.appeals.tableName, CENTRE_TABLE: state.centre.tableName },
    permissions: [
      ...indexQueries(state.appeals, [factIndexes.answered]),
      ...tableAccess({ table: state.centre, actions: ['dynamodb:PutItem'], keysBeginning: ['routes#'] }),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.minutes(10),
    memorySize: 512,
    failureImpact:
      'Where the table of routes has nobody, appeals are proposed to bodies by old counts of past forwarding, or to none.',
    alarms: state.alarms,
  });
  new Schedule(target, 'Times', {
    group: `${stage.prefix}-forwardings`,
    timeZone: regionTimeZone,
    target,
    runs: [
      {
        id: 'Daily',
        description: 'Who in the end answered what was forwarded, in the latest months',
        expression: 'cron(40 2 * * ? *)',
        input: { scheduledAt: '<aws.scheduler.scheduled-time>' },
      },
    ],
    missedRuns: state.missedRuns,
  });
}
