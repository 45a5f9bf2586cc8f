import { pollQueue } from './event-sources/poll-queue.ts';
import { type AsyncCalls, asyncCalls } from './lambda/async-calls.ts';
import type { Functions } from './lambda/functions.ts';
import { jsonRpc } from './net/json-rpc.ts';
import type { Part } from './resources/part.ts';
import { runSchedules } from './schedules/run-schedules.ts';

/** Everything that calls functions and waits for no answer: queues, schedules, `Event` invocations. */
export interface Traffic {
  readonly calls: AsyncCalls;
  stop(): Promise<void>;
}

export function startTraffic(parts: readonly Part[], functions: Functions, region: string): Traffic {
  const queues = new Map(parts.filter((part) => part.kind === 'queue').map((part) => [part.arn, part]));
  const calls = asyncCalls({
    functions,
    functionParts: parts.filter((part) => part.kind === 'function'),
    configs: parts.filter((part) => part.kind === 'async-calls'),
    async send(queueArn, MessageBody) {
      const QueueUrl = queues.get(queueArn)?.url;
      if (!QueueUrl) return;
      const sqs = jsonRpc({ endpoint: new URL(QueueUrl).origin, service: 'AmazonSQS', region });
      await sqs.call('SendMessage', { QueueUrl, MessageBody }).finally(sqs.stop);
    },
  });
  const schedules = runSchedules(
    parts.filter((part) => part.kind === 'schedule'),
    calls,
  );
  const pollers = parts
    .filter((part) => part.kind === 'mapping')
    .flatMap((mapping) => {
      const queue = queues.get(mapping.queueArn);
      return queue ? [pollQueue({ mapping, queue, functions, region })] : [];
    });
  return {
    calls,
    async stop() {
      schedules.stop();
      calls.stop();
      await Promise.all(pollers.map((poller) => poller.stop()));
    },
  };
}
