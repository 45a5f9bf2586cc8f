import type { SQSClient } from '@aws-sdk/client-sqs';
import type { CountMessage } from '#functions/count-cycles/contract.ts';
import { appealShards } from '#shared/domain/appeals/identity.ts';
import { sendAll } from '#shared/lambda/send-all.ts';

/** The way to `count-cycles`. */
export interface CountQueue {
  /** Has every shard of the run counted. Resolves when that is durable. */
  send(run: string): Promise<void>;
}

/** By shard and not by body: bodies are of all sizes, and cycles of nobody are counted too. */
export function countQueue(sqs: SQSClient, queueUrl: string): CountQueue {
  return {
    async send(run) {
      const messages = appealShards.map((shard): CountMessage => ({ run, shard }));
      await sendAll(sqs, queueUrl, messages);
    },
  };
}
