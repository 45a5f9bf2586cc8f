import type { CentreAccess, QueueDepths } from './centre-access.ts';
import type { OutgoingHistory } from './histories.ts';
import { packRequests } from './pack-requests.ts';
import { eventsPoster } from './post-events.ts';
import { backpressure, untilRecorded } from './queue-watch.ts';
import type { Refusals } from './refusals.ts';
import { sendRequest } from './send-request.ts';
import { sendRequests } from './send-requests.ts';

/** Bodies stay below what the centre takes, 256 KiB. */
const requestBytes = 240 * 1024;

interface Recording {
  readonly centre: CentreAccess;
  readonly histories: AsyncGenerator<OutgoingHistory>;
  /** Events of a request. */
  readonly batch: number;
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly refusals: Pick<Refusals, 'add'>;
  readonly watch: Watch;
}

/** Hears how the recording goes on. */
export interface Watch {
  /** A history is about to be sent. */
  sending(history: OutgoingHistory): void;
  /** The centre does not answer, or answers again. */
  away(isAway: boolean): void;
  /** Everything is handed over; so many messages are still on the queue. */
  recording(waiting: number): void;
}

/** Hands histories to the centre and waits until they are recorded; answers what is left on the queues. */
export async function recordHistories(recording: Recording): Promise<QueueDepths> {
  const { centre, histories, batch, concurrency, refusals, watch } = recording;
  const poster = eventsPoster(centre, watch.away);
  try {
    await sendRequests(packRequests(watched(histories, watch), { events: batch, bytes: requestBytes }), {
      concurrency,
      gate: backpressure(centre),
      send: (request) => sendRequest(request, { poster, refusals }),
    });
  } finally {
    poster.stop();
  }
  return await untilRecorded(centre, watch.recording);
}

async function* watched(histories: AsyncGenerator<OutgoingHistory>, watch: Watch): AsyncGenerator<OutgoingHistory> {
  for await (const history of histories) {
    watch.sending(history);
    yield history;
  }
}
