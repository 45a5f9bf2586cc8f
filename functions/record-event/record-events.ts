import { appealId, type Sha256 } from '#shared/domain/appeals/identity.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { Failure, Message } from '#shared/lambda/queue.ts';
import type { RecordMessage } from './contract.ts';
import type { Delivery, DeliveryQueue } from './delivery-queue.ts';
import { type NewFact, type NewFactPorts, newFacts } from './new-facts.ts';
import { type AppealPorts, type Arrivals, recordAppeal } from './record-appeal.ts';

export interface RecordPorts extends AppealPorts, NewFactPorts {
  readonly deliveries: DeliveryQueue;
  readonly sha256: Sha256;
  readonly log: Log;
}

interface Group extends Arrivals {
  readonly messageIds: string[];
  readonly facts: NewFact[];
  readonly followed: string[];
}

/** What follows from a group's facts and is to be announced before its messages are acknowledged. */
interface Following {
  readonly messageIds: readonly string[];
  readonly deliveries: readonly Delivery[];
}

/** Takes the messages of a batch into the histories: each appeal once, side by side; one appeal's failure is its own. */
export async function recordEvents(
  messages: readonly Message<RecordMessage>[],
  ports: RecordPorts,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  const counts = { appeals: 0, stored: 0, repeated: 0, delivered: 0, calendarIncomplete: 0 };
  const following: Following[] = [];
  await Promise.all(
    (await byAppeal(messages, ports, failures)).map(async ({ messageIds, ...arrivals }) => {
      try {
        const { stored, repeated, isCalendarIncomplete, deliveries } = await recordAppeal(arrivals, ports);
        counts.appeals += 1;
        counts.stored += stored;
        counts.repeated += repeated;
        counts.calendarIncomplete += Number(isCalendarIncomplete);
        counts.delivered += deliveries.length;
        following.push({ messageIds, deliveries });
      } catch (error) {
        failures.push(...messageIds.map((id) => ({ id, error })));
      }
    }),
  );
  failures.push(...(await announce(following, ports.deliveries)));
  ports.log.info('RCC_EVENTS_RECORDED', counts);
  return onceEach(failures);
}

/** A message that brings something to several appeals may fail with each of them. */
function onceEach(failures: readonly Failure[]): Failure[] {
  return [...new Map(failures.map((failure) => [failure.id, failure])).values()];
}

/** The batch's facts by appeal; a message that brings none is done. */
async function byAppeal(
  messages: readonly Message<RecordMessage>[],
  ports: RecordPorts,
  failures: Failure[],
): Promise<Group[]> {
  const groups = new Map<string, Group>();
  await Promise.all(
    messages.map(async ({ id, body }) => {
      try {
        for (const { source, externalId, facts } of await newFacts(body, ports)) {
          const own = appealId(source, externalId, ports.sha256);
          const ids = { appealId: own, source, externalId };
          const group = groups.get(own) ?? { ids, messageIds: [], facts: [], followed: [] };
          group.messageIds.push(id);
          group.facts.push(...facts);
          if (body.kind === 'command') group.followed.push(body.eventId ?? '');
          groups.set(own, group);
        }
      } catch (error) {
        failures.push({ id, error });
      }
    }),
  );
  return [...groups.values()];
}

/** Sends all deliveries of the batch together; messages whose delivery is not durable come again and ask again. */
async function announce(following: readonly Following[], queue: DeliveryQueue): Promise<Failure[]> {
  const failed = ({ messageIds }: Following, error: unknown) => messageIds.map((id) => ({ id, error }));
  const sending = following.filter(({ deliveries }) => deliveries.length > 0);
  try {
    const refused = await queue.send(sending.flatMap(({ deliveries }) => deliveries));
    return sending
      .filter(({ deliveries }) => deliveries.some((delivery) => refused.has(delivery)))
      .flatMap((one) => failed(one, new DeliveryRefused()));
  } catch (error) {
    return sending.flatMap((one) => failed(one, error));
  }
}

/** The queue has taken others of the same call, and not this one. */
class DeliveryRefused extends Error {
  constructor() {
    super('RCC_DELIVERY_REFUSED');
    this.name = 'DeliveryRefused';
  }
}
