import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator } from './emulators.ts';

/** A call on its way to an emulator. */
interface Call {
  /** `TransactWriteItems`, `SendMessage`; for S3 the method. */
  readonly operation: string;
  /** Without the query. */
  readonly path: string;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: string;
}

/** Instead of passing a call on: an answer; `cut` passes it on and loses the answer; `hang` never answers. */
type Fault = Answer | 'cut' | 'hang' | undefined;

export interface FaultProxy extends Emulator {
  /** Looks at every call; undefined lets it pass. */
  fault: (call: Call) => Fault | Promise<Fault>;
  /** Refuses connections until `up`; what the emulator holds stays. */
  down(): Promise<void>;
  up(): Promise<void>;
}

/** Stands between a function and an emulator, and fails as real networks and services do. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const path = decodeURIComponent(request.url?.split('?')[0] ?? '');
    const operation =
      String(request.headers['x-amz-target'] ?? request.method)
        .split('.')
        .at(-1) ?? '';
    const fault = await proxy.fault({ operation, path, body });
    if (fault === 'hang') return;
    if (typeof fault === 'object') {
      response.writeHead(fault.status, { 'content-type': fault.type ?? 'application/x-amz-json-1.0' }).end(fault.body);
    } else {
      await passOn(request, body, response, fault === 'cut');
    }
  }

  async function passOn(
    { method = '', url = '', headers }: IncomingMessage,
    body: Buffer,
    to: ServerResponse,
    cut: boolean,
  ) {
    const { host: _, connection: __, 'content-length': ___, expect: ____, ...own } = headers;
    const init = { method, headers: own as Record<string, string> };
    const got = await fetch(`${target}${url}`, body.length > 0 ? { ...init, body: new Uint8Array(body) } : init);
    const bytes = Buffer.from(await got.arrayBuffer());
    if (cut) return void to.destroy();
    to.writeHead(got.status, Object.fromEntries([...got.headers].filter(([name]) => name !== 'connection'))).end(bytes);
  }

  async function down() {
    server.closeAllConnections();
    if (server.listening) await once(server.close(), 'close');
  }

  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: FaultProxy = {
    endpoint: `http://127.0.0.1:${port}`,
    fault: () => undefined,
    down,
    async up() {
      await once(server.listen(port, '127.0.0.1'), 'listening');
    },
    stop: down,
  };
  return proxy;
}
