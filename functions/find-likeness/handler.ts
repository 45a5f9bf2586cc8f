import { functionLog } from '#shared/lambda/log.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoLikenessReader } from '#shared/persistence/likeness-index.ts';
import { dynamoLikenessList } from '#shared/persistence/likeness-list.ts';
import { dynamoProblemStore } from '#shared/persistence/problem-store.ts';
import { region } from '#shared/region/region.ts';
import { inputSchema } from './contract.ts';
import { settingsSchema } from './env.ts';
import { findLikeness } from './find-likeness.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('find-likeness');
const client = documentClient();
const ports = {
  appeals: dynamoLikenessReader(client, settings.APPEALS_TABLE),
  list: dynamoLikenessList(client, settings.CENTRE_TABLE),
  problems: dynamoProblemStore(client, settings.CENTRE_TABLE),
  region,
  log,
};

/** Finds duplicates and mass problems among recent appeals. */
export const handler = scheduledFunction({ schema: inputSchema, run: (input) => findLikeness(input, ports), log });
