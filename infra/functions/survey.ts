import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/survey/contract.ts';
import { settingsSchema } from '#functions/survey/env.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { messageSending, tableAccess } from '../constructs/permissions.ts';
import type { ServiceContext } from '../service-context.ts';

/** The page behind a survey link. */
export function survey({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'survey',
    stage,
    settings: settingsSchema,
    environment: {
      CENTRE_TABLE: state.centre.tableName,
      EVENTS_QUEUE_URL: state.events.queue.queueUrl,
    },
    permissions: [
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
        keysBeginning: ['survey#'],
      }),
      ...messageSending(state.events),
    ],
    timeout: Duration.seconds(10),
    memorySize: 512,
    failureImpact: 'Citizens see an error instead of the survey, and most of them will not try a second time.',
    alarms: state.alarms,
  });
  api.serve(routes, target);
}
