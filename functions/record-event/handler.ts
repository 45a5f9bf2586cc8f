import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsDeadLetters } from '#shared/lambda/dead-letters.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { patience } from '#shared/lambda/patience.ts';
import { queueFunction } from '#shared/lambda/queue.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { messageSchema } from './contract.ts';
import { settingsSchema } from './env.ts';
import { recordPorts } from './ports.ts';
import { recordEvents } from './record-events.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('record-event');
const sqs = new SQSClient({ requestHandler: patience });
const ports = recordPorts(settings, sqs, log);

/** Takes events into the histories of their appeals. */
export const handler = queueFunction({
  schema: messageSchema,
  process: (messages) => recordEvents(messages, ports),
  deadLetters: sqsDeadLetters(settings.DEAD_LETTER_QUEUE_URL, sqs),
  log,
});
