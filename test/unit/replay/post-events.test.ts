import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { eventsPoster, ReplayStopped } from '#infra/local/replay/post-events.ts';
import { isAuthentic } from '#shared/channels/standard-webhooks.ts';

const key = Buffer.alloc(32, 7);
const problem = (errors: object[]) => JSON.stringify({ type: 'urn:rcc:problem:events-invalid', errors });
let stop = async () => {};
afterEach(() => stop());

type Step = number | 'cut' | 'silent-close' | readonly [number, string];

/** A centre that answers the attempts one after another, the last of the steps for ever. */
async function aCentre(...steps: Step[]) {
  const attempts: { id: unknown; authentic: boolean }[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = request.headers as Record<string, string>;
    attempts.push({
      id: headers['webhook-id'],
      authentic: isAuthentic(headers, Buffer.concat(chunks), [key], Date.now()),
    });
    const step = steps[Math.min(attempts.length, steps.length) - 1];
    if (step === 'cut') response.writeHead(202, { 'content-length': 100 }).write('half');
    if (step === 'cut' || step === 'silent-close') request.socket.destroy();
    else if (typeof step === 'number') response.writeHead(step).end('{}');
    else response.writeHead(step?.[0] ?? 500).end(step?.[1]);
  };
  const server = createServer(answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/sources/nash-spb/events`;
  const away: boolean[] = [];
  let looked = 0;
  const poster = eventsPoster(
    {
      intake: () => ({ url, key }),
      refresh: async () => {
        looked += 1;
      },
    },
    (isAway) => away.push(isAway),
  );
  stop = async () => {
    poster.stop();
    server.closeAllConnections();
    await once(server.close(), 'close');
  };
  return { poster, attempts, away, looked: () => looked };
}

describe('a body', () => {
  it.each<[string, Step[], number]>([
    ['at once', [202], 1],
    ['after the centre was away', ['silent-close', 'silent-close', 202], 3],
    ['after an answer was cut', ['cut', 202], 2],
    ['after the centre was overloaded', [503, 429, 500, 202], 4],
  ])('is accepted %s, signed at each attempt under one id', async (_when, steps, count) => {
    const { poster, attempts } = await aCentre(...steps);
    expect(await poster.post('[{"text":"Привет"}]')).toEqual({ outcome: 'accepted' });
    expect(attempts).toHaveLength(count);
    expect(attempts.every(({ authentic }) => authentic)).toBe(true);
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(1);
  });

  it('makes the sender look for the centre again and say so, but not for a throttle', async () => {
    const gone = await aCentre('silent-close', 202);
    await gone.poster.post('[]');
    expect([gone.looked(), gone.away]).toEqual([1, [true, false]]);
    await stop();
    const throttled = await aCentre(429, 202);
    await throttled.poster.post('[]');
    expect([throttled.looked(), throttled.away]).toEqual([0, [false]]);
  });

  it('is refused with the places of the errors', async () => {
    const errors = [{ index: 3, pointer: '/data/text', detail: 'нет' }];
    const { poster } = await aCentre([400, problem(errors)]);
    expect(await poster.post('[]')).toEqual({ outcome: 'refused', errors });
  });

  it('is too large', async () => {
    const { poster } = await aCentre(413);
    expect(await poster.post('[]')).toEqual({ outcome: 'too-large' });
  });

  it.each<[string, Step, number]>([
    ['a signature that is not known', 401, 401],
    ['an address that is not there', 404, 404],
    ['a refusal without places', [400, '{"type":"urn:rcc:problem:body-not-json"}'], 400],
    ['a refusal that is no JSON', [400, 'no'], 400],
  ])('ends the replay at %s', async (_why, step, status) => {
    const { poster, attempts } = await aCentre(step);
    await expect(poster.post('[]')).rejects.toThrow(new ReplayStopped(status));
    expect(attempts).toHaveLength(1);
  });
});
