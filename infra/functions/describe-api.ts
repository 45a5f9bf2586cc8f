import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/describe-api/contract.ts';
import { settingsSchema } from '#functions/describe-api/env.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import type { ServiceContext } from '../service-context.ts';

/** What the API for staff takes and answers, for whoever makes a client of it. */
export function describeApi({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'describe-api',
    stage,
    settings: settingsSchema,
    environment: { PUBLIC_BASE_URL: api.url },
    permissions: [],
    timeout: Duration.seconds(5),
    memorySize: 256,
    failureImpact: 'Whoever makes a client of the API cannot read what it takes and answers. The API itself works.',
    alarms: state.alarms,
  });
  api.serve(routes, target);
}
