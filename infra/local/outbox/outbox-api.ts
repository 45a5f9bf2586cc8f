import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readBody } from '#infra/local/net/read-body.ts';
import { outboxPage } from './outbox-page.ts';
import type { OutboxStore } from './outbox-store.ts';

/** Largest webhook taken, bytes. */
const bodyLimit = 1024 * 1024;

/** A platform as the centre sees it: takes any webhook, and shows people what came. */
export function outboxServer(store: OutboxStore): RequestListener {
  return (request, response) => {
    answer(store, request, response).catch(() => response.destroy());
  };
}

async function answer(store: OutboxStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/';
  if (request.method === 'POST' && path.startsWith('/outbox')) {
    const body = await readBody(request, bodyLimit);
    if (!body) return void response.writeHead(413, { connection: 'close' }).end();
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    store.add({ receivedAt: new Date().toISOString(), path, headers, body: body.toString() });
    response.writeHead(204).end();
  } else if (request.method === 'GET' && path === '/outbox.json') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(store.list()));
  } else if (request.method === 'GET' && (path === '/' || path === '/outbox')) {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    };
    response.writeHead(200, headers).end(outboxPage(store.list()));
  } else response.writeHead(404).end();
}
