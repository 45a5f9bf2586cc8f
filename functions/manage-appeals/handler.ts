import { forStaff } from '#shared/identity/for-staff.ts';
import { identityProvider } from '#shared/identity/identity-provider.ts';
import { staffTokens } from '#shared/identity/staff-tokens.ts';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { sha256 } from '#shared/lambda/sha256.ts';
import { dynamoAppealStore } from '#shared/persistence/appeal-store.ts';
import { dynamoCycleSurveys } from '#shared/persistence/cycle-surveys.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoLikenessList } from '#shared/persistence/likeness-list.ts';
import { regionRoleTable } from '#shared/region/region-role-table.ts';
import { sqsCommandNotices } from './command-notices.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { operations } from './operations.ts';
import { regionRouting, regionRules } from './region-rules.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('manage-appeals');
const client = documentClient();
const ports = {
  appeals: dynamoAppealStore(client, { appeals: settings.APPEALS_TABLE }, regionRules.zone),
  surveys: dynamoCycleSurveys(client, settings.CENTRE_TABLE),
  likeness: dynamoLikenessList(client, settings.CENTRE_TABLE),
  notices: sqsCommandNotices(settings.EVENTS_QUEUE_URL),
  roles: regionRoleTable,
  rules: regionRules,
  routing: regionRouting(client, settings.CENTRE_TABLE, log),
  sha256,
  log,
};
const tokens = staffTokens(identityProvider(settings));

/** Shows staff an appeal, and takes their commands to it. */
export const handler = httpFunction({
  routes,
  operations: operations(ports, (one) => forStaff(one, { tokens, log })),
  log,
});
