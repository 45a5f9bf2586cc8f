import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/survey/contract.ts';
import { settingsSchema } from '#functions/survey/env.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { messageSending, secretReading, tableAccess } from '../constructs/permissions.ts';
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
      PSEUDONYMS_SECRET: state.pseudonyms.secretArn,
    },
    permissions: [
      ...tableAccess({ table: state.centre, actions: ['dynamodb:GetItem'], keysBeginning: ['survey#'] }),
      // Who wishes not to be asked, and how many have answered from an address: it adds to both, and reads neither. One
      // statement, for a transaction has keys of two kinds.
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:UpdateItem'],
        keysBeginning: ['survey#', 'address#', 'citizen#'],
      }),
      ...messageSending(state.events),
      ...secretReading([state.pseudonyms]),
    ],
    timeout: Duration.seconds(10),
    memorySize: 512,
    failureImpact: 'Citizens see an error instead of the survey, and most of them will not try a second time.',
    alarms: state.alarms,
  });
  api.serve(routes, target);
}
