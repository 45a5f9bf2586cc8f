import { forStaff } from '#shared/identity/for-staff.ts';
import { identityProvider } from '#shared/identity/identity-provider.ts';
import { staffTokens } from '#shared/identity/staff-tokens.ts';
import { httpFunction } from '#shared/lambda/http.ts';
import { functionLog } from '#shared/lambda/log.ts';
import { readSettings } from '#shared/lambda/settings.ts';
import { dynamoAppealStatuses } from '#shared/persistence/appeal-statuses.ts';
import { dynamoContactLooks } from '#shared/persistence/contact-looks.ts';
import { dynamoContactsReader } from '#shared/persistence/contacts-reader.ts';
import { documentClient } from '#shared/persistence/dynamo.ts';
import { regionRoleTable } from '#shared/region/region-role-table.ts';
import { routes } from './contract.ts';
import { settingsSchema } from './env.ts';
import { listLooks } from './list-looks.ts';
import { showContacts } from './show-contacts.ts';

const settings = readSettings(settingsSchema, process.env);
const log = functionLog('show-contacts');
const client = documentClient();
const ports = {
  roles: regionRoleTable,
  statuses: dynamoAppealStatuses(client, settings.APPEALS_TABLE),
  contacts: dynamoContactsReader(client, settings.CONTACTS_TABLE),
  looks: dynamoContactLooks(client, settings.CENTRE_TABLE),
  log,
};
const access = { tokens: staffTokens(identityProvider(settings)), log };

/** Shows staff the contacts of whoever wrote an appeal, and keeps who has looked. */
export const handler = httpFunction({
  routes,
  operations: {
    showContacts: forStaff((request, staff) => showContacts(request, staff, ports), access),
    listLooks: forStaff((request, staff) => listLooks(request, staff, ports), access),
  },
  log,
});
