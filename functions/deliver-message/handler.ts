import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sourceReplies } from '#shared/channels/source-replies.ts';
import { sourceSecrets } from '#shared/channels/source-secrets.ts';
import { sqsDeadLetters } from '#shared/lambda/dead-letters.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { patience } from '#shared/lambda/patience.ts';
import { eachAlone, queueFunction } from '#shared/lambda/queue.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoSurveyStore } from '#shared/persistence/survey-store.ts';
import { categoryTitle } from '#shared/region/category-titles.ts';
import { regionTimeZone } from '#shared/region/region-time-zone.ts';
import { statusCodes } from '#shared/signatures/status-codes.ts';
import { messageSchema } from './contract.ts';
import { deliverMessage } from './deliver-message.ts';
import { settingsSchema } from './env.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('deliver-message');
const vault = new SecretsManagerClient({ requestHandler: patience });
const ports = {
  surveys: dynamoSurveyStore(documentClient(), settings.CENTRE_TABLE),
  replies: sourceReplies(sourceSecrets(vault, settings.SOURCE_SECRET_PREFIX, Date.now), Date.now),
  codes: statusCodes(vault, settings.STATUS_CODE_SECRET),
  timeZone: regionTimeZone,
  titleOf: categoryTitle,
  publicBaseUrl: settings.PUBLIC_BASE_URL,
  sha256,
  now: Date.now,
  log,
};

/** Hands messages to citizens on the channel they wrote through. */
export const handler = queueFunction({
  schema: messageSchema,
  process: (messages) => eachAlone(messages, (message) => deliverMessage(message, ports)),
  deadLetters: sqsDeadLetters(settings.DEAD_LETTER_QUEUE_URL),
  log,
});
