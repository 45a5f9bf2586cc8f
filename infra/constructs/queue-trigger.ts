import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { CentreFunction } from './centre-function.ts';
import type { CentreQueue } from './centre-queue.ts';

/** Hands the queue's messages to the function, which reports the ones that failed, one by one. */
export function consume({ queue, consumer }: CentreQueue, { lambda }: CentreFunction, maxConcurrency: number): void {
  new EventSourceMapping(lambda, 'Messages', {
    target: lambda,
    eventSourceArn: queue.queueArn,
    batchSize: consumer.batchSize,
    maxBatchingWindow: consumer.batchWindow,
    reportBatchItemFailures: true,
    maxConcurrency,
  });
}
