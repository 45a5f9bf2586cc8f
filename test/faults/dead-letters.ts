import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localCredentials } from '#infra/local/endpoints.ts';
import type { Queues } from '#test/support/emulators.ts';
import { queueNames } from './rig.ts';

export interface DeadLetter {
  readonly body: string;
  readonly reason: string | undefined;
  /** Puts it back on the events queue, mended if need be, and away from the dead letters. */
  sendBack(mended?: string): Promise<void>;
}

export interface DeadLetterQueue {
  take(): Promise<DeadLetter[]>;
  /** Puts a body on the events queue as no function of the centre would write it. */
  sendRaw(body: string): Promise<void>;
}

export function deadLetterQueue({ endpoint }: Queues): DeadLetterQueue {
  const sqs = new SQSClient({ endpoint, region: 'eu-central-1', credentials: localCredentials });
  const urlOf = (name: string) => `${endpoint}/000000000000/${name}`;
  const QueueUrl = urlOf(queueNames.deadLetters);
  const sendRaw = async (MessageBody: string) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: urlOf(queueNames.events), MessageBody }));
  };
  return {
    sendRaw,
    async take() {
      const wanted = { MaxNumberOfMessages: 10, MessageAttributeNames: ['All'], VisibilityTimeout: 60 };
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, ...wanted }));
      return Messages.map(({ Body = '', MessageAttributes, ReceiptHandle }) => ({
        body: Body,
        reason: MessageAttributes?.['reason']?.StringValue,
        async sendBack(mended = Body) {
          await sendRaw(mended);
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        },
      }));
    },
  };
}
