import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { type IQueue, Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';

export interface DeadLetterQueueProps {
  readonly name: string;
  readonly key: IKey;
  /** The only queue whose messages may be put aside here; without one, what failed is sent here directly. */
  readonly takesFrom?: IQueue;
  readonly alarms: ITopic;
  readonly failureImpact: string;
}

/** Where messages wait for a person. One is enough to ring. */
export function deadLetterQueue(scope: Construct, id: string, props: DeadLetterQueueProps): Queue {
  const { name, key, takesFrom, alarms, failureImpact } = props;
  const queue = new Queue(scope, id, {
    ...durable(key),
    queueName: name,
    ...(takesFrom && { redriveAllowPolicy: { sourceQueues: [takesFrom] } }),
  });
  raiseAlarm(scope, `${id}Depth`, {
    name,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
    threshold: 1,
    description: `There are messages in ${name}: every attempt with them has failed. ${failureImpact}`,
    topic: alarms,
  });
  return queue;
}

/** Kept for the longest time SQS knows, encrypted, and not deleted with the stack. */
export function durable(key: IKey) {
  return {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    dataKeyReuse: Duration.hours(1),
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
  } satisfies QueueProps;
}
