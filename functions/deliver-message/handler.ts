import { createHash } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sourceReplies } from '#shared/channels/source-replies.ts';
import { sourceSecrets } from '#shared/channels/source-secrets.ts';
import { sqsDeadLetters } from '#shared/lambda/dead-letters.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { patience } from '#shared/lambda/patience.ts';
import { eachAlone, queueFunction } from '#shared/lambda/queue.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoSurveyStore } from '#shared/persistence/survey-store.ts';
import { categoryTitle } from '#shared/region/category-titles.ts';
import { messageSchema } from './contract.ts';
import { deliverInvitation } from './deliver-invitation.ts';
import { settingsSchema } from './env.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('deliver-message');
const now = () => Date.now();
const secrets = sourceSecrets(
  new SecretsManagerClient({ requestHandler: patience }),
  settings.SOURCE_SECRET_PREFIX,
  now,
);
const ports = {
  surveys: dynamoSurveyStore(documentClient(), settings.CENTRE_TABLE),
  replies: sourceReplies(secrets, now),
  titleOf: categoryTitle,
  publicBaseUrl: settings.PUBLIC_BASE_URL,
  sha256: (text: string) => createHash('sha256').update(text).digest(),
  now,
  log,
};

/** Hands messages to citizens on the channel they wrote through. */
export const handler = queueFunction({
  schema: messageSchema,
  process: (messages) => eachAlone(messages, (message) => deliverInvitation(message, ports)),
  deadLetters: sqsDeadLetters(new SQSClient({ requestHandler: patience }), settings.DEAD_LETTER_QUEUE_URL),
  log,
});
