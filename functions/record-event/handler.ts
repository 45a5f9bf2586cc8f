import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsDeadLetters } from '#shared/lambda/dead-letters.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { patience } from '#shared/lambda/patience.ts';
import { queueFunction } from '#shared/lambda/queue.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { dynamoAppealStore, factsPerTransaction } from '#shared/persistence/appeal-store.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoSurveyStore } from '#shared/persistence/survey-store.ts';
import { region } from '#shared/region/region.ts';
import { messageSchema } from './contract.ts';
import { settingsSchema } from './env.ts';
import { invitationQueue } from './invitation-queue.ts';
import { recordEvents } from './record-events.ts';
import { textClassifier } from './text-classifier.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('record-event');
const sqs = new SQSClient({ requestHandler: patience });
const client = documentClient();
const { APPEALS_TABLE: appeals, CONTACTS_TABLE: contacts } = settings;
const ports = {
  appeals: dynamoAppealStore(client, { appeals, contacts }, region.timeZone),
  surveys: dynamoSurveyStore(client, settings.CENTRE_TABLE),
  invitations: invitationQueue(sqs, settings.DELIVERIES_QUEUE_URL),
  factsPerTransaction,
  rules: region.foldRules,
  concluding: { ...region, classify: textClassifier(settings.TEXT_MODEL) },
  sha256,
  log,
};

/** Takes events into the histories of their appeals. */
export const handler = queueFunction({
  schema: messageSchema,
  process: (messages) => recordEvents(messages, ports),
  deadLetters: sqsDeadLetters(settings.DEAD_LETTER_QUEUE_URL, sqs),
  log,
});
