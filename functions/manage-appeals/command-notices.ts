import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { RecordMessageInput } from '#functions/record-event/contract.ts';
import type { AppealIds } from '#shared/domain/appeals/appeal-store.ts';
import { impatience } from '#shared/lambda/patience.ts';

/** The way to what follows from a command: the citizen gets the answer, and is asked. */
export interface CommandNotices {
  /** Says that a command may be stored soon. Rejects when the queue does not take it. */
  announce(ids: Pick<AppealIds, 'source' | 'externalId'>, eventId: string): Promise<void>;
}

/**
 * Longer than this function may run, so its time-out must stay below: when the message is read, the command is stored or
 * never will be. So the message can go out first, and a crash at any point loses nothing that follows.
 */
const delaySeconds = 15;

export function sqsCommandNotices(queueUrl: string): CommandNotices {
  const sqs = new SQSClient(impatience);
  return {
    async announce({ source, externalId }, eventId) {
      const message: RecordMessageInput = { kind: 'command', source, externalId, eventId };
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(message),
          DelaySeconds: delaySeconds,
        }),
      );
    },
  };
}
