import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readBody } from '#infra/local/net/read-body.ts';
import type { InvocationResult } from './invocation.ts';

/** Lambda's own limit of what a function may answer, bytes. */
const responseLimit = 6 * 1024 * 1024 + 1024;

interface RuntimeApiEvents {
  /** The process asks for work; `give` hands it an invocation. */
  onNext(give: (invocation: { id: string; payload: string; deadlineMs: number; functionArn: string }) => void): void;
  onResult(id: string, result: InvocationResult): void;
  onInitError(payload: string): void;
}

/** The Lambda Runtime API for one process, at `address` (host:port). */
export async function serveRuntimeApi(events: RuntimeApiEvents): Promise<{ address: string; close(): void }> {
  // The process takes a closed connection for the end of its world, so the server never closes one by itself.
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 }, (request, response) => {
    const [, , , subject, id = '', outcome] = request.url?.split('/') ?? [];
    if (subject === 'invocation' && id === 'next') giveNext(response, events);
    else if (subject === 'invocation') takeResult(request, response, id, outcome === 'error', events).catch(ignore);
    else if (subject === 'init') takeInitError(request, response, events).catch(ignore);
    else response.writeHead(404).end();
  });
  server.on('connection', (socket) => socket.setNoDelay(true));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    address: typeof bound === 'object' && bound ? `127.0.0.1:${bound.port}` : '',
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function giveNext(response: ServerResponse, events: RuntimeApiEvents): void {
  events.onNext(({ id, payload, deadlineMs, functionArn }) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
      'lambda-runtime-aws-request-id': id,
      'lambda-runtime-deadline-ms': deadlineMs,
      'lambda-runtime-invoked-function-arn': functionArn,
    };
    response.writeHead(200, headers).end(payload);
  });
}

/** A process that ends in the middle of its answer is seen to end. */
const ignore = () => {};

async function takeResult(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  failed: boolean,
  events: RuntimeApiEvents,
): Promise<void> {
  const body = await readBody(request, responseLimit);
  if (body) events.onResult(id, { payload: body.toString(), failed });
  else events.onResult(id, tooLarge);
  response.writeHead(body ? 202 : 413, { 'content-length': 0 }).end();
}

async function takeInitError(request: IncomingMessage, response: ServerResponse, events: RuntimeApiEvents) {
  events.onInitError(String(await readBody(request)));
  response.writeHead(202, { 'content-length': 0 }).end();
}

const tooLarge: InvocationResult = {
  payload: JSON.stringify({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${responseLimit - 1024} bytes).`,
  }),
  failed: true,
};
