import type { SQSClient } from '@aws-sdk/client-sqs';
import type { FoldMessage } from '#functions/fold-rating/contract.ts';
import type { RatingRun } from '#shared/domain/ratings/run.ts';
import { sendAll } from '#shared/lambda/send-all.ts';

/** The way to `fold-rating`. */
export interface FoldQueue {
  /** Has every league of the run folded. Resolves when that is durable. */
  send(run: Pick<RatingRun, 'id' | 'leagues'>): Promise<void>;
}

export function foldQueue(sqs: SQSClient, queueUrl: string): FoldQueue {
  return {
    async send({ id, leagues }) {
      const messages = leagues.map((league): FoldMessage => ({ run: id, league }));
      await sendAll(sqs, queueUrl, messages);
    },
  };
}
