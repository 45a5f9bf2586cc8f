import { Duration } from 'aws-cdk-lib';
import { settingsSchema } from '#functions/survey/env.ts';
import type { CentreApi, RouteKey } from '#infra/constructs/centre-api.ts';
import { CentreFunction, type CentreFunctionProps } from '#infra/constructs/centre-function.ts';
import { tableAccess } from '#infra/constructs/permissions.ts';
import type { ServiceContext } from '#infra/service-context.ts';

/** Never called: what the compiler refuses here is what it refuses in `infra/functions/`. */
export function refusedByTheCompiler({ scope, stage, state }: ServiceContext, api: CentreApi): void {
  const common = {
    name: 'survey',
    stage,
    settings: settingsSchema,
    permissions: [],
    timeout: Duration.seconds(10),
    memorySize: 512,
    failureImpact: 'Nobody would notice.',
    alarms: state.alarms,
  } satisfies Omit<CentreFunctionProps<typeof settingsSchema>, 'environment'>;

  const right = { CENTRE_TABLE: 'centre', EVENTS_QUEUE_URL: 'https://queue', PSEUDONYMS_SECRET: 'secret' };
  new CentreFunction(scope, { ...common, environment: right });
  // @ts-expect-error a forgotten setting
  new CentreFunction(scope, { ...common, environment: { CENTRE_TABLE: 'centre' } });
  // @ts-expect-error a misspelt setting
  new CentreFunction(scope, { ...common, environment: { ...right, EVENTS_QUEUE: 'https://queue' } });
  // @ts-expect-error a setting that is not a string
  new CentreFunction(scope, { ...common, environment: { ...right, CENTRE_TABLE: 1 } });

  const { failureImpact: _, ...silent } = common;
  // @ts-expect-error nobody has said what it means when it fails
  new CentreFunction(scope, { ...silent, environment: right });

  // @ts-expect-error no function scans a table
  tableAccess({ table: state.appeals, actions: ['dynamodb:Scan'] });
  // @ts-expect-error not what the gateway calls a route
  const route: RouteKey = '/v1/reports';
  api.serve({ route }, new CentreFunction(scope, { ...common, environment: right }));
}
