import type { OutgoingHistory } from './histories.ts';

/** An event of a request, ready to be sent. */
interface OutgoingEvent {
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
  let request = nothing;
  for await (const history of histories) {
    for (const part of parts(history, limits)) {
      if (!fits(request, part, limits)) {
        yield request.events;
        request = nothing;
      }
      request = together(request, part);
    }
  }
  if (request.events.length > 0) yield request.events;
}

/** Events and what they add to a body. */
interface Part {
  readonly events: readonly OutgoingEvent[];
  readonly bytes: number;
}

const nothing: Part = { events: [], bytes: 0 };
const brackets = 2;

/** The whole history, or parts of one that is too large. */
function* parts({ line, events }: OutgoingHistory, limits: RequestLimits): Generator<Part> {
  let part = nothing;
  for (const event of events) {
    const json = JSON.stringify(event);
    const one = { events: [{ line, eventId: event.data.eventId, json }], bytes: Buffer.byteLength(json) + 1 };
    if (!fits(part, one, limits)) {
      yield part;
      part = nothing;
    }
    part = together(part, one);
  }
  yield part;
}

function fits(part: Part, more: Part, limits: RequestLimits): boolean {
  if (part.events.length === 0) return true;
  return part.events.length + more.events.length <= limits.events && part.bytes + more.bytes + brackets <= limits.bytes;
}

function together(part: Part, more: Part): Part {
  return { events: [...part.events, ...more.events], bytes: part.bytes + more.bytes };
}
