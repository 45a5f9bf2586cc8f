import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import { deadLetterQueue, durable } from './dead-letter-queue.ts';
import type { KeyedQueue } from './permissions.ts';

/** What a queue has to know about the function that empties it. */
export interface QueueConsumer {
  /** The function's own time limit. */
  readonly timeout: Duration;
  /** Messages handed over at once. */
  readonly batchSize: number;
  /** How long a batch may wait to fill. */
  readonly batchWindow: Duration;
  /** How often a message is tried before it is put aside. */
  readonly attempts: number;
}

export interface CentreQueueProps {
  readonly name: string;
  readonly key: IKey;
  readonly consumer: QueueConsumer;
  readonly alarms: ITopic;
  /** The oldest waiting message may be this old before the alarm rings. */
  readonly patience: Duration;
  /** What people notice when messages wait or are put aside. */
  readonly failureImpact: string;
}

/** A queue with its dead-letter queue and the alarms of both. */
export class CentreQueue extends Construct implements KeyedQueue {
  readonly queue: Queue;
  readonly deadLetters: KeyedQueue;
  readonly key: IKey;
  readonly consumer: QueueConsumer;

  constructor(scope: Construct, id: string, props: CentreQueueProps) {
    super(scope, id);
    const { name, key, consumer, alarms, patience, failureImpact } = props;
    this.key = key;
    this.consumer = consumer;
    const deadLetters = deadLetterQueue(this, 'DeadLetters', {
      name: `${name}-dead`,
      key,
      takesFrom: this.named(name),
      alarms,
      failureImpact,
    });
    this.deadLetters = { queue: deadLetters, key };
    this.queue = new Queue(this, 'Queue', {
      ...durable(key),
      queueName: name,
      // AWS: six times the function's limit, so that a batch throttled once is not handed out twice.
      visibilityTimeout: Duration.seconds(6 * consumer.timeout.toSeconds() + consumer.batchWindow.toSeconds()),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: consumer.attempts },
    });
    raiseAlarm(this, 'Age', {
      name: `${name}-age`,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: Stats.MAXIMUM }),
      threshold: patience.toSeconds(),
      description: `The oldest message of ${name} has waited ${patience.toHumanString()}. ${failureImpact}`,
      topic: alarms,
    });
  }

  /** The queue by its name only: through its own ARN the pair would depend on each other in a circle. */
  private named(name: string) {
    const arn = Stack.of(this).formatArn({
      service: 'sqs',
      resource: name,
      arnFormat: ArnFormat.NO_RESOURCE_NAME,
    });
    return Queue.fromQueueArn(this, 'ByName', arn);
  }
}
