import { Duration } from 'aws-cdk-lib';
import { routes } from '#functions/receive-events/contract.ts';
import { settingsSchema } from '#functions/receive-events/env.ts';
import { CentreFunction } from '../constructs/centre-function.ts';
import { messageSending, secretReading } from '../constructs/permissions.ts';
import type { ServiceContext } from '../service-context.ts';

/** The signed webhook of the platforms. */
export function receiveEvents({ scope, stage, state, api }: ServiceContext): void {
  const target = new CentreFunction(scope, {
    name: 'receive-events',
    stage,
    settings: settingsSchema,
    environment: {
      EVENTS_QUEUE_URL: state.events.queue.queueUrl,
      SOURCE_SECRET_PREFIX: stage.sourceSecretPrefix,
    },
    permissions: [...messageSending(state.events), ...secretReading(state.sources)],
    timeout: Duration.seconds(10),
    memorySize: 512,
    failureImpact:
      'Platforms cannot hand over appeals and answers. They repeat for one to three days; after that the events are lost to the centre.',
    alarms: state.alarms,
  });
  api.serve(routes, target);
}
