import * as z from 'zod';
import { localAccount } from '#infra/local/endpoints.ts';
import { arn, type Planned, physicalName, type Resource } from './resource.ts';
import { reasons } from './without-effect.ts';

const settingsSchema = z.strictObject({
  VisibilityTimeout: z.coerce.string().optional(),
  DelaySeconds: z.coerce.string().optional(),
  MessageRetentionPeriod: z.coerce.string().optional(),
  MaximumMessageSize: z.coerce.string().optional(),
  ReceiveMessageWaitTimeSeconds: z.coerce.string().optional(),
  FifoQueue: z.coerce.string().optional(),
  ContentBasedDeduplication: z.coerce.string().optional(),
  DeduplicationScope: z.string().optional(),
  FifoThroughputLimit: z.string().optional(),
});
const queueSchema = settingsSchema.extend({
  QueueName: z.string().optional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

const withoutEffect = {
  KmsDataKeyReusePeriodSeconds: reasons.encryption,
  KmsMasterKeyId: reasons.encryption,
  RedriveAllowPolicy: reasons.permission,
  SqsManagedSseEnabled: reasons.encryption,
  Tags: reasons.metadata,
};

/** `AWS::SQS::Queue`. */
export function queue(resource: Resource): Planned {
  const { QueueName, RedrivePolicy, ...settings } = resource.read(queueSchema, withoutEffect);
  const fifo = settings.FifoQueue === 'true';
  const name = QueueName ?? `${physicalName(resource, undefined, fifo ? 75 : 80)}${fifo ? '.fifo' : ''}`;
  const queueArn = arn(resource, 'sqs', name);
  const url = `${resource.place.endpoints.sqs}/${localAccount}/${name}`;
  const attributes = Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, value]])),
  );
  return {
    ref: url,
    attributes: { Arn: queueArn, QueueName: name, QueueUrl: url },
    part: {
      kind: 'queue',
      name,
      arn: queueArn,
      url,
      fifo,
      attributes: RedrivePolicy ? { ...attributes, RedrivePolicy: JSON.stringify(RedrivePolicy) } : attributes,
    },
  };
}
