import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/write-digests/env.ts';
import { openIndexes, requestIndex } from '#shared/persistence/work-index.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { indexQueries, messageSending, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/** Tells bodies, sectors and the centre in the morning what is open. Reads two indexes; no word of a citizen is within its reach. */
export function writeDigests({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'write-digests',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CENTRE_TABLE: state.centre.tableName,
      MAIL: stage.mail ? 'on' : 'off',
    },
    permissions: [
      ...indexQueries(state.appeals, [openIndexes.all.name, requestIndex.name]),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:PutItem'],
        keysBeginning: ['notices#', ...(stage.mail ? ['mails#'] : [])],
      }),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.minutes(15),
    memorySize: 1769,
    failureImpact: 'Bodies, sectors and the centre do not get the digest of the morning; the lists show the same.',
    alarms: state.alarms,
  });
  new Schedule(target, 'Times', {
    group: `${stage.prefix}-digests`,
    timeZone: regionTimeZone,
    target,
    runs: [
      {
        id: 'Daily',
        description: 'The digests of the morning, at 09:00; the function itself knows the days off',
        expression: 'cron(0 9 * * ? *)',
        input: {},
      },
    ],
    missedRuns: state.missedRuns,
  });
}
