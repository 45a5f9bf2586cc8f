import { describe, expect, it } from 'vitest';
import type { OutgoingHistory } from '#infra/local/replay/histories.ts';
import { bodyOf, type OutgoingRequest, packRequests } from '#infra/local/replay/pack-requests.ts';
import { type Posted, ReplayStopped } from '#infra/local/replay/post-events.ts';
import { sendRequest } from '#infra/local/replay/send-request.ts';
import { sendRequests } from '#infra/local/replay/send-requests.ts';

/** Histories of so many events. */
async function* someHistories(...sizes: number[]): AsyncGenerator<OutgoingHistory> {
  for (const [index, size] of sizes.entries()) {
    const events = Array.from({ length: size }, (_, position) => ({
      type: 'appeal.noted' as const,
      timestamp: '2020-12-01T10:00:00+03:00',
      data: { eventId: `${index + 1}:${position}`, externalId: String(index + 1), text: 'Записка' },
    }));
    yield { line: index + 1, share: 1, events };
  }
}

async function packed(events: number, bytes: number, ...sizes: number[]): Promise<OutgoingRequest[]> {
  const requests: OutgoingRequest[] = [];
  for await (const request of packRequests(someHistories(...sizes), { events, bytes })) requests.push(request);
  return requests;
}

const linesOf = (request: OutgoingRequest) => request.map(({ line }) => line).join('');

describe('requests', () => {
  it.each<[string, number, number[], string[]]>([
    ['hold whole histories', 10, [4, 5, 3, 7], ['111122222', '3334444444']],
    ['are full at the limit', 5, [5, 5, 1], ['11111', '22222', '3']],
    ['hold parts of a history that is larger by itself', 4, [2, 9, 1], ['11', '2222', '2222', '23']],
    ['hold one event each', 1, [2, 1], ['1', '1', '2']],
  ])('%s', async (_what, limit, sizes, lines) => {
    expect((await packed(limit, 100_000, ...sizes)).map(linesOf)).toEqual(lines);
  });

  it('stay below the limit of bytes, but for an event that exceeds it alone', async () => {
    const [one] = await packed(1, 100_000, 1);
    const size = Buffer.byteLength(bodyOf(one ?? []));
    const requests = await packed(100, 3 * size, 2, 2, 5);
    expect(requests.map(linesOf)).toEqual(['11', '22', '333', '33']);
    for (const request of requests) expect(Buffer.byteLength(bodyOf(request))).toBeLessThanOrEqual(3 * size);
    expect((await packed(100, 10, 2)).map(linesOf)).toEqual(['1', '1']);
  });

  it('are JSON arrays of events', async () => {
    const [request = []] = await packed(100, 100_000, 2);
    expect(JSON.parse(bodyOf(request))).toMatchObject([{ data: { eventId: '1:0' } }, { data: { eventId: '1:1' } }]);
  });
});

/** A centre that refuses events by their text in the body, or bodies that are too large. */
function aPoster({ refused = [], most = 1000 }: { refused?: string[]; most?: number }) {
  const accepted: string[] = [];
  return {
    accepted,
    async post(body: string): Promise<Posted> {
      const events: { data: { eventId: string } }[] = JSON.parse(body);
      const ids = events.map(({ data }) => data.eventId);
      if (ids.length > most) return { outcome: 'too-large' };
      const errors = ids.flatMap((id, index) =>
        refused.includes(id) ? [{ index, pointer: '/data/text', detail: 'строка' }] : [],
      );
      if (errors.length > 0) return { outcome: 'refused', errors };
      accepted.push(...ids);
      return { outcome: 'accepted' };
    },
  };
}

describe('a request', () => {
  it('that is refused is posted again without the refused histories, which are recorded', async () => {
    const [request = []] = await packed(100, 100_000, 2, 3, 2);
    const poster = aPoster({ refused: ['2:0', '2:2'] });
    const recorded: unknown[] = [];
    await sendRequest(request, { poster, refusals: { add: (refusal) => recorded.push(refusal) } });
    expect(poster.accepted).toEqual(['1:0', '1:1', '3:0', '3:1']);
    const error = { pointer: '/data/text', detail: 'строка' };
    expect(recorded).toEqual([
      {
        line: 2,
        reason: 'events-invalid',
        errors: [
          { eventId: '2:0', ...error },
          { eventId: '2:2', ...error },
        ],
      },
    ]);
  });

  it('of which nothing is left is not posted again', async () => {
    const [request = []] = await packed(100, 100_000, 1);
    const recorded: unknown[] = [];
    await sendRequest(request, {
      poster: aPoster({ refused: ['1:0'] }),
      refusals: { add: (one) => recorded.push(one) },
    });
    expect(recorded).toHaveLength(1);
  });

  it('that is too large is halved, down to single events', async () => {
    const [request = []] = await packed(100, 100_000, 7);
    const poster = aPoster({ most: 2 });
    await sendRequest(request, { poster, refusals: { add: () => expect.unreachable() } });
    expect(poster.accepted).toEqual(request.map(({ eventId }) => eventId));

    const recorded: unknown[] = [];
    await sendRequest(request.slice(0, 2), {
      poster: aPoster({ most: 0 }),
      refusals: { add: (one) => recorded.push(one) },
    });
    expect(recorded).toEqual([
      { line: 1, reason: 'payload-too-large' },
      { line: 1, reason: 'payload-too-large' },
    ]);
  });
});

describe('many requests', () => {
  it('go several at once, each once', async () => {
    const sent: string[] = [];
    let [underWay, most] = [0, 0];
    await sendRequests(packRequests(someHistories(1, 1, 1, 1, 1, 1, 1), { events: 1, bytes: 1000 }), {
      concurrency: 3,
      gate: async () => {},
      async send(request) {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setTimeout(resolve, 5));
        underWay -= 1;
        sent.push(linesOf(request));
      },
    });
    expect(sent.sort()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(most).toBe(3);
  });

  it('end with the first failure', async () => {
    let sent = 0;
    const sending = sendRequests(packRequests(someHistories(1, 1, 1, 1, 1, 1), { events: 1, bytes: 1000 }), {
      concurrency: 2,
      gate: async () => {},
      async send() {
        sent += 1;
        if (sent === 3) throw new ReplayStopped(401);
      },
    });
    await expect(sending).rejects.toThrow(new ReplayStopped(401));
    expect(sent).toBeLessThan(6);
  });
});
