import { SQSClient } from '@aws-sdk/client-sqs';
import { functionLog } from '#shared/lambda/log.ts';
import { patience } from '#shared/lambda/patience.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { sendAll } from '#shared/lambda/send-all.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoWaitingInvitations } from '#shared/persistence/waiting-invitations.ts';
import { inputSchema } from './contract.ts';
import { settingsSchema } from './env.ts';
import { releaseInvitations } from './release-invitations.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('release-invitations');
const sqs = new SQSClient({ requestHandler: patience });
const ports = {
  waiting: dynamoWaitingInvitations(documentClient(), settings.CENTRE_TABLE),
  send: (messages: readonly unknown[]) => sendAll(sqs, settings.EVENTS_QUEUE_URL, messages),
  now: Date.now,
  runMs: settings.RUN_SECONDS * 1000,
  log,
};

/** Has those asked whose citizens were asked too lately before. */
export const handler = scheduledFunction({ schema: inputSchema, run: () => releaseInvitations(ports), log });
