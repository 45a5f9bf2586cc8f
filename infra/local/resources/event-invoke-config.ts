import * as z from 'zod';
import { functionNameOf } from './function.ts';
import type { Planned, Resource } from './resource.ts';

const configSchema = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST', 'a function has one version here'),
  MaximumRetryAttempts: z.number().default(2),
  DestinationConfig: z
    .strictObject({
      OnFailure: z.strictObject({ Destination: z.string().includes(':sqs:', 'only a queue can take failures here') }),
    })
    .optional(),
});

/** `AWS::Lambda::EventInvokeConfig`: what becomes of asynchronous calls that fail. */
export function eventInvokeConfig(resource: Resource): Planned {
  const properties = resource.read(configSchema, {
    MaximumEventAgeInSeconds: 'calls are repeated within seconds, none grows old',
  });
  return {
    ref: resource.logicalId,
    attributes: {},
    part: {
      kind: 'async-calls',
      functionName: functionNameOf(resource, properties.FunctionName),
      retries: properties.MaximumRetryAttempts,
      onFailureArn: properties.DestinationConfig?.OnFailure.Destination,
    },
  };
}
