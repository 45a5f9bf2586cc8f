import type { OutgoingHistory } from './histories.ts';

/** An event of a request, ready to be sent. */
export interface OutgoingEvent {
  /** Line of its history in the file. */
  readonly line: number;
  readonly eventId: string;
  readonly json: string;
}

/** What is posted at once. */
export type OutgoingRequest = readonly OutgoingEvent[];

export interface RequestLimits {
  readonly events: number;
  /** Of the body. */
  readonly bytes: number;
}

/** The body of a request: an array of events. */
export function bodyOf(request: OutgoingRequest): string {
  return `[${request.map(({ json }) => json).join(',')}]`;
}

/**
 * Groups whole histories into requests within the limits; a history that is larger by itself is cut. An event larger than
 * the limit goes alone, for the centre to refuse.
 */
export async function* packRequests(
  histories: AsyncIterable<OutgoingHistory>,
  limits: RequestLimits,
): AsyncGenerator<OutgoingRequest> {
  let open = emptyRequest();
  for await (const { line, events } of histories) {
    const own = events.map((event) => {
      const json = JSON.stringify(event);
      return { line, eventId: event.data.eventId, json, bytes: Buffer.byteLength(json) + 1 };
    });
    const bytes = own.reduce((sum, event) => sum + event.bytes, 0);
    if (
      open.events.length > 0 &&
      (open.events.length + own.length > limits.events || open.bytes + bytes > limits.bytes)
    ) {
      yield open.events;
      open = emptyRequest();
    }
    for (const event of own) {
      if (open.events.length > 0 && (open.events.length >= limits.events || open.bytes + event.bytes > limits.bytes)) {
        yield open.events;
        open = emptyRequest();
      }
      open.events.push(event);
      open.bytes += event.bytes;
    }
    if (open.events.length >= limits.events) {
      yield open.events;
      open = emptyRequest();
    }
  }
  if (open.events.length > 0) yield open.events;
}

function emptyRequest(): { readonly events: OutgoingEvent[]; bytes: number } {
  return { events: [], bytes: 2 };
}
