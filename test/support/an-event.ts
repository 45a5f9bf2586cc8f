import type { AppealEvent } from '#events/event.ts';
import { eventTypes, parseEvent } from '#events/event.ts';
import type { FactType } from '#shared/domain/appeals/fact-data.ts';

type Sample<T extends FactType> = (typeof eventTypes)[T]['sample'];

/** Data beside the usual: what a platform may post, right or wrong. */
type DataOf<T extends FactType> = Partial<Sample<T>['data']>;

let count = 0;

/** An event as a platform posts it; whatever is not said is as in the sample of its type. Every one has an id of its own. */
export function anEvent<T extends FactType>(type: T, timestamp: string, data: DataOf<T> = {}): AppealEvent {
  count += 1;
  const { sample } = eventTypes[type];
  const parsed = parseEvent({ type, timestamp, data: { ...sample.data, eventId: `event-${count}`, ...data } });
  if (!parsed.success) throw parsed.error;
  return parsed.data;
}
