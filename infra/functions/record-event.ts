import { basename } from 'node:path';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { settingsSchema } from '#functions/record-event/env.ts';
import { textModelFile } from '#shared/region/region.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { messageReceiving, messageSending, tableAccess } from '../constructs/permissions.ts';
import { consume } from '../constructs/queue-trigger.ts';
import { consumers } from '../consumers.ts';
import type { ServiceContext } from '../service-context.ts';

/** Takes events into the histories of their appeals. The only function that writes citizens' contacts; it reads none. */
export function recordEvent({ scope, stage, state }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'record-event',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CONTACTS_TABLE: state.contacts.tableName,
      CENTRE_TABLE: state.centre.tableName,
      DELIVERIES_QUEUE_URL: state.deliveries.queue.queueUrl,
      DEAD_LETTER_QUEUE_URL: state.events.deadLetters.queue.queueUrl,
      TEXT_MODEL: basename(textModelFile),
    },
    permissions: [
      ...messageReceiving(state.events),
      ...messageSending(state.events.deadLetters),
      ...messageSending(state.deliveries),
      ...tableAccess({
        table: state.appeals,
        actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
      }),
      ...tableAccess({ table: state.contacts, actions: ['dynamodb:PutItem'] }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem'],
        keysBeginning: ['survey#', 'address#', 'routes#'],
      }),
    ],
    timeout: consumers.recordEvent.timeout,
    memorySize: 512,
    failureImpact:
      "Appeals and answers are in the queue but in nobody's list. Their terms are running; nothing is lost for 14 days.",
    alarms: state.alarms,
  });
  // Terms that are a guess: the calendar of the year that they run into is to be loaded.
  target.logGroup.addMetricFilter('CalendarIncomplete', {
    filterPattern: FilterPattern.numberValue('$.calendarIncomplete', '>', 0),
    metricNamespace: 'RegionControlCentre',
    metricName: `${stage.prefix}-terms-without-calendar`,
    metricValue: '$.calendarIncomplete',
  });
  consume(state.events, target, stage.concurrency.recordEvent);
}
