import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mailThrough } from '#shared/channels/mail-through.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoMailQueue } from '#shared/persistence/mail-queue.ts';
import { region } from '#shared/region/region.ts';
import { inputSchema } from './contract.ts';
import { settingsSchema } from './env.ts';
import { mailNotices } from './mail-notices.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('mail-notices');
const vault = new SecretsManagerClient();
const ports = {
  queue: dynamoMailQueue(documentClient(), settings.CENTRE_TABLE),
  openSender: () => mailThrough(vault, settings.MAIL_THROUGH, settings.MAIL_FROM),
  region,
  now: Date.now,
  runMs: settings.RUN_SECONDS * 1000,
  log,
};

/** Mails to bodies, sectors and the centre what they are told. */
export const handler = scheduledFunction({ schema: inputSchema, run: () => mailNotices(ports), log });
