import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/manage-problems/contract.ts';
import { settingsSchema } from '#functions/manage-problems/env.ts';
import { openIndexes } from '#shared/persistence/work-index.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { identityEnvironment } from '../constructs/identity-environment.ts';
import { indexQueries, tableAccess } from '../constructs/permissions.ts';
import type { ServiceContext } from '../service-context.ts';

/** Mass problems and the plans to remove their causes, for staff. No word of a citizen is within its reach. */
export function manageProblems({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'manage-problems',
    stage,
    settings: settingsSchema,
    environment: {
      APPEALS_TABLE: state.appeals.tableName,
      CENTRE_TABLE: state.centre.tableName,
      ...identityEnvironment(state.staff),
    },
    permissions: [
      // Which appeals of a problem are on the table of the body that asks.
      ...indexQueries(state.appeals, [openIndexes.body.name]),
      ...tableAccess({ table: state.centre, actions: ['dynamodb:Query'], keysBeginning: ['likeness#'] }),
      ...tableAccess({
        table: state.centre,
        actions: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        keysBeginning: ['problem#', 'problem-plan#'],
      }),
    ],
    timeout: Duration.seconds(20),
    memorySize: 1024,
    failureImpact: 'Sector leads do not see the mass problems, and nobody can plan to remove the cause of one.',
    alarms: state.alarms,
  });
  api.serveStaff(routes, target);
}
