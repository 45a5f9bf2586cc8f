import type { Fact, UnknownFact } from '#shared/domain/appeals/fact.ts';
import { type AppealEvent, isKnownEvent } from './event.ts';

/** The event as a fact of the domain: instants as numbers, the author left out (contacts are kept apart). */
export function toFact(source: string, event: AppealEvent): Fact | UnknownFact {
  const { eventId, externalId: _number, sequence, ...rest } = event.data;
  const ids = { source, eventId, sequence, occurredAt: Date.parse(event.timestamp) };
  if (!isKnownEvent(event)) return { ...ids, type: event.type, data: rest };

  switch (event.type) {
    case 'appeal.submitted': {
      const { author, ...data } = withoutIds(event.data);
      const reachable = Object.keys(author?.contacts ?? {}).length > 0;
      return { ...ids, type: event.type, data: { ...data, reachable } };
    }
    case 'appeal.registered': {
      const { registeredAt } = event.data;
      return { ...ids, type: event.type, data: registeredAt ? { registeredAt: Date.parse(registeredAt) } : {} };
    }
    case 'appeal.extended': {
      const { until, reason, noticeSentAt } = event.data;
      const notice = noticeSentAt ? { noticeSentAt: Date.parse(noticeSentAt) } : {};
      return { ...ids, type: event.type, data: { until: Date.parse(until), ...(reason ? { reason } : {}), ...notice } };
    }
    case 'appeal.assigned':
      return { ...ids, type: event.type, data: withoutIds(event.data) };
    case 'appeal.forwarded':
      return { ...ids, type: event.type, data: withoutIds(event.data) };
    case 'appeal.classified':
      return { ...ids, type: event.type, data: { ...withoutIds(event.data), by: partyOf(event.data.by) } };
    case 'appeal.located':
      return { ...ids, type: event.type, data: withoutIds(event.data) };
    case 'appeal.interim-answered':
      return { ...ids, type: event.type, data: withoutIds(event.data) };
    case 'appeal.answered':
      return { ...ids, type: event.type, data: withoutIds(event.data) };
    case 'appeal.rated':
      // Our own survey's answers do not come this way: whatever a platform calls a survey is the platform's word.
      return { ...ids, type: event.type, data: { ...withoutIds(event.data), by: 'source' } };
    case 'appeal.resubmitted':
      return { ...ids, type: event.type, data: withoutIds(event.data) };
    case 'appeal.reopened':
      return { ...ids, type: event.type, data: withoutIds(event.data) };
    case 'appeal.reopening-declined':
      return { ...ids, type: event.type, data: withoutIds(event.data) };
    case 'appeal.closed':
      return { ...ids, type: event.type, data: withoutIds(event.data) };
    case 'appeal.noted':
      return { ...ids, type: event.type, data: withoutIds(event.data) };
  }
}

function withoutIds<T extends { eventId: string; externalId: string; sequence?: number | undefined }>(data: T) {
  const { eventId: _id, externalId: _number, sequence: _counter, ...rest } = data;
  return rest;
}

/** A platform's operator is one; its classifier is not ours. */
function partyOf(by: 'classifier' | 'operator' | 'source'): 'operator' | 'source' {
  return by === 'operator' ? 'operator' : 'source';
}
