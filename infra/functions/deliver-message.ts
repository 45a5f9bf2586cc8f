import { settingsSchema } from '#functions/deliver-message/env.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { messageReceiving, messageSending, secretReading, tableAccess } from '../constructs/permissions.ts';
import { consume } from '../constructs/queue-trigger.ts';
import { consumers } from '../consumers.ts';
import type { ServiceContext } from '../service-context.ts';

/** Sends citizens their receipt and the link to their survey through the platform they wrote to. */
export function deliverMessage({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'deliver-message',
    stage,
    settings: settingsSchema,
    environment: {
      CENTRE_TABLE: state.centre.tableName,
      SOURCE_SECRET_PREFIX: stage.sourceSecretPrefix,
      PUBLIC_BASE_URL: api.url,
      STATUS_CODE_SECRET: state.statusCodes.secretArn,
      DEAD_LETTER_QUEUE_URL: state.deliveries.deadLetters.queue.queueUrl,
    },
    permissions: [
      ...messageReceiving(state.deliveries),
      ...messageSending(state.deliveries.deadLetters),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        keysBeginning: ['survey#', 'invitation#'],
      }),
      ...secretReading([...state.sources, state.statusCodes]),
    ],
    timeout: consumers.deliverMessage.timeout,
    memorySize: 512,
    failureImpact:
      'Citizens do not get the invitation to judge the answer, so satisfaction is missing in the rating of the month.',
    alarms: state.alarms,
  });
  consume(state.deliveries, target, stage.concurrency.deliverMessage);
}
