import { sqsDeadLetters } from '#shared/lambda/dead-letters.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { eachAlone, queueFunction } from '#shared/lambda/queue.ts';
import { sqsRetries } from '#shared/lambda/retries.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { messageSchema } from './contract.ts';
import { deliverMessage } from './deliver-message.ts';
import { settingsSchema } from './env.ts';
import { openPorts } from './open-ports.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('deliver-message');
const ports = openPorts(settings, log);

/** Hands messages to citizens by the ways that the region has chosen for the channel they wrote through. */
export const handler = queueFunction({
  schema: messageSchema,
  process: (messages) => eachAlone(messages, (message) => deliverMessage(message, ports)),
  deadLetters: sqsDeadLetters(settings.DEAD_LETTER_QUEUE_URL),
  retries: sqsRetries(settings.QUEUE_URL),
  log,
});
