import { forStaff } from '#shared/identity/for-staff.ts';
import { identityProvider } from '#shared/identity/identity-provider.ts';
import { staffTokens } from '#shared/identity/staff-tokens.ts';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { dynamoWorkEntries } from '#shared/persistence/work-entries.ts';
import { region } from '#shared/region/region.ts';
import { regionRoleTable } from '#shared/region/region-role-table.ts';
import { workNames } from '#shared/region/work-names.ts';
import { routes } from './contract.ts';
import { countWork } from './count-work.ts';
import { settingsSchema } from './env.ts';
import { listWork } from './list-work.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('work-lists');
const ports = {
  roles: regionRoleTable,
  entries: dynamoWorkEntries(documentClient(), settings.APPEALS_TABLE),
  region,
  names: workNames(region),
  log,
};
const tokens = staffTokens(identityProvider(settings));

/** Shows staff what waits for them, the most urgent first. */
export const handler = httpFunction({
  routes,
  operations: {
    countWork: forStaff((request, staff) => countWork(request, staff, ports), { tokens, log }),
    listWork: forStaff((request, staff) => listWork(request, staff, ports), { tokens, log }),
  },
  log,
});
