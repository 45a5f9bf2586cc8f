import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/release-invitations/env.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { messageSending, tableAccess } from '../constructs/permissions.ts';
import { Schedule } from '../constructs/schedule.ts';
import type { ServiceContext } from '../service-context.ts';

/** Has those asked whose citizens were asked too lately before. Neither a contact nor a link is within its reach. */
export function releaseInvitations({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'release-invitations',
    stage,
    settings: settingsSchema,
    environment: {
      CENTRE_TABLE: state.centre.tableName,
      EVENTS_QUEUE_URL: state.events.queue.queueUrl,
      RUN_SECONDS: '240',
    },
    permissions: [
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:Query', 'dynamodb:DeleteItem'],
        keysBeginning: ['waiting#'],
      }),
      ...messageSending(state.events),
      ...messageSending(state.missedRuns),
    ],
    timeout: Duration.minutes(5),
    memorySize: 512,
    failureImpact:
      'Citizens who were asked about one appeal lately are not asked about the next one, until a run succeeds.',
    alarms: state.alarms,
  });
  new Schedule(target, 'Times', {
    group: `${stage.prefix}-invitations`,
    timeZone: regionTimeZone,
    target,
    runs: [
      {
        id: 'Hourly',
        description: 'Invitations that need not wait any more, every hour',
        expression: 'cron(50 * * * ? *)',
        input: {},
      },
    ],
    missedRuns: state.missedRuns,
  });
}
