import * as z from 'zod';
import { functionNameOf } from './function.ts';
import type { Planned, Resource } from './resource.ts';
import { reasons } from './without-effect.ts';

const mappingSchema = z.strictObject({
  EventSourceArn: z.string().includes(':sqs:', 'only queues can be event sources here'),
  FunctionName: z.string(),
  BatchSize: z.number().default(10),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number() }).optional(),
  Enabled: z.boolean().default(true),
});

const withoutEffect = { KmsKeyArn: reasons.encryption, MetricsConfig: reasons.watching, Tags: reasons.metadata };

/** `AWS::Lambda::EventSourceMapping` of a queue. */
export function eventSourceMapping(resource: Resource): Planned {
  const properties = resource.read(mappingSchema, withoutEffect);
  const planned = { ref: resource.logicalId, attributes: { Id: resource.logicalId } };
  if (!properties.Enabled) return planned;
  return {
    ...planned,
    part: {
      kind: 'mapping',
      queueArn: properties.EventSourceArn,
      functionName: functionNameOf(resource, properties.FunctionName),
      batchSize: properties.BatchSize,
      windowSeconds: properties.MaximumBatchingWindowInSeconds,
      reportsItemFailures: properties.FunctionResponseTypes.length > 0,
      maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency,
    },
  };
}
