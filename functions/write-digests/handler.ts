import { noMailbox } from '#shared/domain/notices/mailboxes.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { dynamoDigestStore } from '#shared/persistence/digest-store.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoOpenWork } from '#shared/persistence/open-work.ts';
import { region } from '#shared/region/region.ts';
import { inputSchema } from './contract.ts';
import { settingsSchema } from './env.ts';
import { writeDigests } from './write-digests.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('write-digests');
const client = documentClient();
const mailboxOf = settings.MAIL === 'on' ? region.mailboxes.mailboxOf : noMailbox;
const ports = {
  open: dynamoOpenWork(client, settings.APPEALS_TABLE),
  digests: dynamoDigestStore(client, settings.CENTRE_TABLE, mailboxOf),
  region,
  now: Date.now,
  log,
};

/** Tells bodies, sectors and the centre in the morning what is at risk, overdue, waiting and new. */
export const handler = scheduledFunction({ schema: inputSchema, run: () => writeDigests(ports), log });
