import { createHash } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import type { AppealEvent } from '#events/event.ts';
import trigger from '#events/triggers/record-event.json' with { type: 'json' };
import { appealId } from '#shared/domain/appeals/identity.ts';

const [record] = trigger.Records;

/** What `receive-events` would put on the queue. */
export function aMessage(
  externalId: string,
  events: readonly AppealEvent[],
  { source = 'pos', receivedAt = '2026-03-20T09:00:00.000Z' } = {},
) {
  const own = events.map((event) => ({ ...event, data: { ...event.data, externalId } }));
  return { kind: 'events', source, externalId, receivedAt, events: own };
}

/** The appeal's own number. */
export function idOf(externalId: string, source = 'pos'): string {
  return appealId(source, externalId, (text) => createHash('sha256').update(text).digest());
}

/** A batch of the events queue as Lambda hands it over; `message-3` is the fourth. */
export function aBatch(messages: readonly unknown[], attempt = 1): SQSEvent {
  const Records = messages.map((message, index) => ({
    ...structuredClone(record),
    messageId: `message-${index}`,
    body: typeof message === 'string' ? message : JSON.stringify(message),
    attributes: { ...record?.attributes, ApproximateReceiveCount: String(attempt) },
  }));
  return { Records } as SQSEvent;
}
