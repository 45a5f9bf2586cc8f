import { forStaff } from '#shared/identity/for-staff.ts';
import { identityProvider } from '#shared/identity/identity-provider.ts';
import { staffTokens } from '#shared/identity/staff-tokens.ts';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoNoticeReader } from '#shared/persistence/notice-reader.ts';
import { regionLadder } from '#shared/region/region-ladder.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { listNotices } from './list-notices.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('staff-notices');
const ports = {
  notices: dynamoNoticeReader(documentClient(), settings.CENTRE_TABLE),
  ladder: regionLadder,
  now: Date.now,
  log,
};
const tokens = staffTokens(identityProvider(settings));

/** Shows staff what they have been told. */
export const handler = httpFunction({
  routes,
  operations: { listNotices: forStaff((request, staff) => listNotices(request, staff, ports), { tokens, log }) },
  log,
});
