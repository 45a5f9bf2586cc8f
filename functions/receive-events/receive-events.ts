import type { SourceSecrets } from '#shared/channels/source-secrets.ts';
import { isAuthentic } from '#shared/channels/standard-webhooks.ts';
import { appealId, type Sha256 } from '#shared/domain/appeals/identity.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';
import { errorFields, type Log } from '#shared/lambda/log.ts';
import { problem } from '#shared/lambda/problem.ts';
import type { EventsQueue } from './events-queue.ts';
import { parseBatch } from './parse-batch.ts';

interface Ports {
  readonly secrets: SourceSecrets;
  readonly queue: EventsQueue;
  readonly sha256: Sha256;
  readonly log: Log;
}

const maxBodyBytes = 256 * 1024;
const retryAfterSeconds = '30';

/**
 * Takes in one event or a batch: size, signature over the raw bytes, then every field. 202 with an id per event,
 * only once all are on the queue; otherwise nothing of the request counts as accepted.
 */
export async function receiveEvents(
  request: HttpRequest,
  { secrets, queue, sha256, log }: Ports,
): Promise<HttpResponse> {
  if (request.body.length > maxBodyBytes) return problem('payload-too-large');
  const source = request.path['source'] ?? '';
  const secret = await secrets.find(source);
  if (!isAuthentic(request.headers, request.body, secret?.signing ?? [], request.receivedAt)) {
    log.warn('RCC_SIGNATURE_REFUSED', { requestId: request.requestId });
    return problem('signature-invalid');
  }

  const batch = parseBatch(request.body);
  if (!batch.valid) return batch.refusal;

  try {
    await queue.send(source, batch.events, request.receivedAt);
  } catch (error) {
    if (error instanceof RangeError) return problem('payload-too-large');
    log.error('RCC_EVENTS_NOT_QUEUED', { requestId: request.requestId, ...errorFields(error) });
    return problem('queue-unavailable', { headers: { 'retry-after': retryAfterSeconds } });
  }
  const accepted = batch.events.map(({ data }) => ({
    eventId: data.eventId,
    appealId: appealId(source, data.externalId, sha256),
  }));
  return {
    status: 202,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ accepted }),
  };
}
