import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/staff-notices/contract.ts';
import { settingsSchema } from '#functions/staff-notices/env.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { identityEnvironment } from '../constructs/identity-environment.ts';
import { tableAccess } from '../constructs/permissions.ts';
import type { ServiceContext } from '../service-context.ts';

/** What staff has been told of terms. Reads notices and nothing else. */
export function staffNotices({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'staff-notices',
    stage,
    settings: settingsSchema,
    environment: { CENTRE_TABLE: state.centre.tableName, ...identityEnvironment(state.staff) },
    permissions: tableAccess({ table: state.centre, actions: ['dynamodb:Query'], keysBeginning: ['notices#'] }),
    timeout: Duration.seconds(10),
    memorySize: 512,
    failureImpact:
      'Staff cannot see what they are told of terms, and a term may be missed that a look would have kept.',
    alarms: state.alarms,
  });
  api.serveStaff(routes, target);
}
