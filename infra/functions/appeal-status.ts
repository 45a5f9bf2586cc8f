import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/appeal-status/contract.ts';
import { settingsSchema } from '#functions/appeal-status/env.ts';
import { statusAttributes } from '#shared/persistence/appeal-statuses.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { secretReading, tableAccess } from '../constructs/permissions.ts';
import type { ServiceContext } from '../service-context.ts';

/** How an appeal stands, for whoever wrote it. Of the appeals it can read how they stand, and no word of anybody. */
export function appealStatus({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'appeal-status',
    stage,
    settings: settingsSchema,
    environment: { APPEALS_TABLE: state.appeals.tableName, STATUS_CODE_SECRET: state.statusCodes.secretArn },
    permissions: [
      ...tableAccess({ table: state.appeals, actions: ['dynamodb:GetItem'], attributes: statusAttributes }),
      ...secretReading([state.statusCodes]),
    ],
    timeout: Duration.seconds(10),
    memorySize: 512,
    failureImpact: 'Citizens cannot see how their appeals stand, and will telephone instead.',
    alarms: state.alarms,
  });
  api.serve(routes, target);
}
