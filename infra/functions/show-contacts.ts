import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/show-contacts/contract.ts';
import { settingsSchema } from '#functions/show-contacts/env.ts';
import { statusAttributes } from '#shared/persistence/appeal-statuses.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { identityEnvironment } from '../constructs/identity-environment.ts';
import { tableAccess } from '../constructs/permissions.ts';
import type { ServiceContext } from '../service-context.ts';

/** Contacts of citizens, for the staff whom the role table lets see them. Every look is kept, and no function can take one away. */
export function showContacts({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'show-contacts',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CONTACTS_TABLE: state.contacts.tableName,
      CENTRE_TABLE: state.centre.tableName,
      ...identityEnvironment(state.staff),
    },
    permissions: [
      ...tableAccess({ table: state.appeals, actions: ['dynamodb:GetItem'], attributes: statusAttributes }),
      ...tableAccess({ table: state.contacts, actions: ['dynamodb:GetItem'] }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:PutItem', 'dynamodb:Query'],
        keysBeginning: ['looks#'],
      }),
    ],
    timeout: Duration.seconds(10),
    memorySize: 512,
    failureImpact: 'Staff cannot reach citizens whom they have to ask or call back.',
    alarms: state.alarms,
  });
  api.serveStaff(routes, target);
}
