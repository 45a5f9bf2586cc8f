import { functionLog } from '#shared/lambda/log.ts';
import { scheduledFunction } from '#shared/lambda/schedule.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { hexSha256 } from '#shared/lambda/sha256.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoOpenAppeals } from '#shared/persistence/open-appeals.ts';
import { dynamoRefoldRuns } from '#shared/persistence/refold-runs.ts';
import { dynamoRefoldStore } from '#shared/persistence/refold-store.ts';
import { appealRulesDigest } from '#shared/region/appeal-rules-digest.ts';
import { region, regionFiles } from '#shared/region/region.ts';
import { inputSchema } from './contract.ts';
import { settingsSchema } from './env.ts';
import { refoldAppeals } from './refold-appeals.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('refold-appeals');
const client = documentClient();
const { APPEALS_TABLE: appeals, CENTRE_TABLE: centre } = settings;
const ports = {
  runs: dynamoRefoldRuns(client, centre),
  open: dynamoOpenAppeals(client, appeals),
  appeals: dynamoRefoldStore(client, { appeals, centre }, region.timeZone),
  region,
  rules: appealRulesDigest(regionFiles, hexSha256),
  now: Date.now,
  runMs: settings.RUN_SECONDS * 1000,
  log,
};

/** Folds the open appeals anew after a change of the calendar, of a policy or of the catalogue. */
export const handler = scheduledFunction({ schema: inputSchema, run: (input) => refoldAppeals(input, ports), log });
