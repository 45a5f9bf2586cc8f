import { noMailbox } from '#shared/domain/notices/mailboxes.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { capacityMeter } from '#shared/persistence/capacity-meter.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoEscalationStore } from '#shared/persistence/escalation-store.ts';
import { dynamoWatchList } from '#shared/persistence/watch-list.ts';
import { region } from '#shared/region/region.ts';
import { inputSchema } from './contract.ts';
import { settingsSchema } from './env.ts';
import { watchTerms } from './watch-terms.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('watch-terms');
const client = documentClient();
const mailboxOf = settings.MAIL === 'on' ? region.mailboxes.mailboxOf : noMailbox;
const ports = {
  watchList: dynamoWatchList(client, settings.APPEALS_TABLE),
  escalations: dynamoEscalationStore(client, settings.CENTRE_TABLE, mailboxOf),
  region,
  now: Date.now,
  runMs: settings.RUN_SECONDS * 1000,
  capacity: capacityMeter(client),
  log,
};

/** Tells the staff of terms that are about to be missed, or are. */
export const handler = scheduledFunction({ schema: inputSchema, run: () => watchTerms(ports), log });
