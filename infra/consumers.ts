import { Duration } from 'aws-cdk-lib';
import type { QueueConsumer } from './constructs/centre-queue.ts';

/**
 * Limits of the functions that empty a queue. Both stacks read them: the queue's visibility follows from the timeout.
 * A failed message comes back after that visibility, so short timeouts are what makes recovery quick.
 */
export const consumers = {
  /** An outage of an hour is waited out: 60 attempts, a minute apart. */
  recordEvent: {
    timeout: Duration.seconds(10),
    batchSize: 10,
    batchWindow: Duration.seconds(0),
    attempts: 60,
  },
  /** A platform or a channel may be down for two days: the pauses grow to an hour (shared/lambda/retry-pause.ts). */
  deliverMessage: {
    timeout: Duration.seconds(30),
    batchSize: 10,
    batchWindow: Duration.seconds(0),
    attempts: 110,
  },
  /** A shard is a thirty-second of the region. What fails comes back in half an hour. */
  countCycles: {
    timeout: Duration.minutes(5),
    batchSize: 1,
    batchWindow: Duration.seconds(0),
    attempts: 60,
  },
  /** Reads every cycle of a league, one after another. What fails comes back in an hour. */
  foldRating: {
    timeout: Duration.minutes(10),
    batchSize: 1,
    batchWindow: Duration.seconds(0),
    attempts: 60,
  },
} satisfies Record<string, QueueConsumer>;
