import { functionLog } from '#shared/lambda/log.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { dynamoAnsweredCycles } from '#shared/persistence/answered-cycles.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoForwardingCounts } from '#shared/persistence/forwarding-counts.ts';
import { region } from '#shared/region/region.ts';
import { inputSchema } from './contract.ts';
import { countForwardings } from './count-forwardings.ts';
import { settingsSchema } from './env.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('count-forwardings');
const client = documentClient();
const ports = {
  cycles: dynamoAnsweredCycles(client, settings.APPEALS_TABLE, 'forwarded'),
  counts: dynamoForwardingCounts(client, settings.CENTRE_TABLE),
  region,
  log,
};

/** Counts who in the end answered what was forwarded. */
export const handler = scheduledFunction({ schema: inputSchema, run: (input) => countForwardings(input, ports), log });
