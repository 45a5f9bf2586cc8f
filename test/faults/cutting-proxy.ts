import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Draw } from '#infra/local/demonstration/draw.ts';

export interface CuttingProxy {
  readonly endpoint: string;
  /** Answers that did not arrive so far. */
  cuts(): number;
  /** Cuts the next answer to a request that holds the word, and resolves then. */
  cutNext(word: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Passes every request on, and cuts the connection instead of `share` of the answers: the server has acted, and the
 * client cannot know it.
 */
export async function startCuttingProxy(target: string, share: number, draw: Draw): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const wanted = new Map<string, () => void>();
  let cuts = 0;

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let asked = '';
    let isAnswering = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
      sockets.delete(client);
    };
    sockets.add(client);
    client.on('data', (request) => {
      asked = isAnswering ? String(request) : asked + request;
      isAnswering = false;
      upstream.write(request);
    });
    upstream.on('data', (answer) => {
      const word = [...wanted.keys()].find((each) => asked.includes(each));
      const isCut = !isAnswering && (word !== undefined || draw.chance(share));
      isAnswering = true;
      if (!isCut) return void client.write(answer);
      cuts += 1;
      end();
      wanted.get(word ?? '')?.();
      wanted.delete(word ?? '');
    });
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    cuts: () => cuts,
    cutNext: (word) => new Promise((resolve) => wanted.set(word, resolve)),
    async stop() {
      const closed = once(server.close(), 'close');
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
