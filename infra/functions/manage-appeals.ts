import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/manage-appeals/contract.ts';
import { settingsSchema } from '#functions/manage-appeals/env.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { identityEnvironment } from '../constructs/identity-environment.ts';
import { messageSending, tableAccess } from '../constructs/permissions.ts';
import type { ServiceContext } from '../service-context.ts';

/** One appeal, and what staff does with it. Contacts are not within its reach. */
export function manageAppeals({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'manage-appeals',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CENTRE_TABLE: state.centre.tableName,
      EVENTS_QUEUE_URL: state.events.queue.queueUrl,
      ...identityEnvironment(state.staff),
    },
    permissions: [
      ...tableAccess({
        table: state.appeals,
        actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
      }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem'],
        keysBeginning: ['invitation#', 'survey#', 'likeness#', 'routes#'],
      }),
      ...messageSending(state.events),
    ],
    // Shorter than the delay of what it announces.
    timeout: Duration.seconds(10),
    memorySize: 512,
    failureImpact: 'Staff can neither read an appeal nor answer, assign or prolong it. The terms go on.',
    alarms: state.alarms,
  });
  api.serveStaff(routes, target);
}
