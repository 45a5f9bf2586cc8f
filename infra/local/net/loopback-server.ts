import { createServer, type RequestListener, type Server } from 'node:http';
import { errorCode } from '../error-code.ts';

/** A port asked for by name is in use. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly port: number;

  constructor(port: number) {
    super(`port ${port} is taken`);
    this.port = port;
  }
}

export interface LoopbackServer {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

interface LoopbackOptions {
  /** 0 for any. */
  readonly port: number;
  /** Whether another port will do when this one is taken. */
  readonly orAnother?: boolean;
}

/** Serves HTTP to this machine and to nobody else. */
export async function serveLoopback(
  handle: RequestListener,
  { port, orAnother = true }: LoopbackOptions,
): Promise<LoopbackServer> {
  const server = createServer({ keepAliveTimeout: 65_000 }, handle);
  try {
    await listen(server, port);
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (!orAnother) throw new PortTakenError(port);
    await listen(server, 0);
  }
  const actual = portOf(server);
  return {
    port: actual,
    url: `http://127.0.0.1:${actual}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A port nobody listens on, the wanted one if it is free. */
export async function freePort(wanted: number): Promise<number> {
  const server = await serveLoopback(() => undefined, { port: wanted });
  await server.stop();
  return server.port;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('a server that listens has an address');
  return address.port;
}

function isTaken(error: unknown): boolean {
  return errorCode(error) === 'EADDRINUSE';
}
