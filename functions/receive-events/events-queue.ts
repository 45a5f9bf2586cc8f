import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { AppealEvent } from '#events/event.ts';
import type { RecordMessageInput } from '#functions/record-event/contract.ts';
import { messageBody } from '#shared/lambda/message-body.ts';
import { maxMessageBytes, packMessages } from './pack-messages.ts';

/** The way to `record-event`. */
export interface EventsQueue {
  /** Resolves when every event is durable. Rejects when one is not, and with `RangeError` when one fits no message. */
  send(source: string, events: readonly AppealEvent[], receivedAt: number): Promise<void>;
}

export function eventsQueue(sqs: SQSClient, queueUrl: string): EventsQueue {
  return {
    async send(source, events, receivedAt) {
      const bodies = byAppeal(events).flatMap(([externalId, own]) => bodiesOf({ source, externalId, receivedAt }, own));
      await Promise.all(
        packMessages(bodies).map(async (call) => {
          const Entries = call.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
          const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
          if (Failed.length > 0) throw new Error(`RCC_QUEUE_REFUSED ${Failed.length}`);
        }),
      );
    },
  };
}

/** Events of one appeal travel together and are stored in one transaction. */
function byAppeal(events: readonly AppealEvent[]): [string, AppealEvent[]][] {
  const groups = new Map<string, AppealEvent[]>();
  for (const event of events) {
    const own = groups.get(event.data.externalId);
    if (own) own.push(event);
    else groups.set(event.data.externalId, [event]);
  }
  return [...groups];
}

/** One message body, or several where one would be too large for the queue. */
function bodiesOf(ids: { source: string; externalId: string; receivedAt: number }, events: AppealEvent[]): string[] {
  const message: RecordMessageInput = {
    kind: 'events',
    ...ids,
    receivedAt: new Date(ids.receivedAt).toISOString(),
    events,
  };
  const body = messageBody(message);
  if (Buffer.byteLength(body) <= maxMessageBytes) return [body];
  if (events.length === 1) throw new RangeError('RCC_EVENT_TOO_LARGE');
  const half = Math.ceil(events.length / 2);
  return [...bodiesOf(ids, events.slice(0, half)), ...bodiesOf(ids, events.slice(half))];
}
