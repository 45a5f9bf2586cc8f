import { bodyOf, type OutgoingRequest } from './pack-requests.ts';
import { type EventsPoster, type Posted, ReplayStopped } from './post-events.ts';
import type { Refusals } from './refusals.ts';

interface Ports {
  readonly poster: Pick<EventsPoster, 'post'>;
  readonly refusals: Pick<Refusals, 'add'>;
}

/** Hands a request over. Histories of which the centre refuses an event are recorded and left out, the rest is posted again. */
export async function sendRequest(request: OutgoingRequest, ports: Ports): Promise<void> {
  const [first] = request;
  if (!first) return;
  const posted = await ports.poster.post(bodyOf(request));
  if (posted.outcome === 'refused') {
    await sendRequest(withoutRefused(request, posted, ports.refusals), ports);
  } else if (posted.outcome === 'too-large' && request.length > 1) {
    const half = Math.ceil(request.length / 2);
    await sendRequest(request.slice(0, half), ports);
    await sendRequest(request.slice(half), ports);
  } else if (posted.outcome === 'too-large') {
    ports.refusals.add({ line: first.line, reason: 'payload-too-large' });
  }
}

function withoutRefused(
  request: OutgoingRequest,
  { errors }: Extract<Posted, { outcome: 'refused' }>,
  refusals: Ports['refusals'],
): OutgoingRequest {
  const byLine = new Map<number, { eventId: string; pointer: string; detail: string }[]>();
  for (const { index, pointer, detail } of errors) {
    const event = request[index];
    if (!event) continue;
    const own = byLine.get(event.line) ?? [];
    byLine.set(event.line, [...own, { eventId: event.eventId, pointer, detail }]);
  }
  if (byLine.size === 0) throw new ReplayStopped(400);
  for (const [line, own] of byLine) refusals.add({ line, reason: 'events-invalid', errors: own });
  return request.filter(({ line }) => !byLine.has(line));
}
