import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/work-lists/contract.ts';
import { settingsSchema } from '#functions/work-lists/env.ts';
import { personIndex } from '#shared/persistence/person-index.ts';
import { anomalyIndex, openIndexes, requestIndex } from '#shared/persistence/work-index.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { identityEnvironment } from '../constructs/identity-environment.ts';
import { indexQueries } from '../constructs/permissions.ts';
import type { ServiceContext } from '../service-context.ts';

const indexes = [...Object.values(openIndexes), personIndex, requestIndex, anomalyIndex].map(({ name }) => name);

/** What waits for the staff, the most urgent first. No word of a citizen is within its reach. */
export function workLists({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'work-lists',
    stage,
    settings: settingsSchema,
    environment: { APPEALS_TABLE: state.appeals.tableName, ...identityEnvironment(state.staff) },
    permissions: indexQueries(state.appeals, indexes),
    timeout: Duration.seconds(20),
    memorySize: 1024,
    failureImpact:
      'Operators and bodies do not see what waits for them: answers come late, and nobody is warned by a list.',
    alarms: state.alarms,
  });
  api.serveStaff(routes, target);
}
