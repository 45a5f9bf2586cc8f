import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { readBody } from '#infra/local/net/read-body.ts';
import { channelDouble, type DoubleAnswer } from './channel-doubles.ts';
import { moodOf } from './moods.ts';
import { outboxPage } from './outbox-page.ts';
import type { OutboxStore } from './outbox-store.ts';

/** Largest message taken, bytes. */
const bodyLimit = 1024 * 1024;

/**
 * A platform and the services of channels as the centre sees them: takes any webhook at `/outbox`, and what a channel's own API
 * takes below `/outbox/<channel>`; and shows people what came.
 */
export function outboxServer(store: OutboxStore): RequestListener {
  return (request, response) => {
    answer(store, request, response).catch(() => response.destroy());
  };
}

async function answer(store: OutboxStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const { pathname } = url;
  if (request.method === 'POST' && pathname.startsWith('/outbox')) {
    const body = await readBody(request, bodyLimit);
    if (!body) return void response.writeHead(413, { connection: 'close' }).end();
    const [channel, said] = byChannel(store, url, body.toString()) ?? [];
    if (channel !== undefined) return void send(response, said ?? { status: 404, json: {} });
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const path = request.url ?? '/';
    store.add({ receivedAt: new Date().toISOString(), channel: 'platform', path, headers, body: body.toString() });
    response.writeHead(204).end();
  } else if (request.method === 'GET' && pathname === '/outbox.json') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(store.list()));
  } else if (request.method === 'GET' && (pathname === '/' || pathname === '/outbox')) {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    };
    const channel = url.searchParams.get('channel') ?? undefined;
    response.writeHead(200, headers).end(outboxPage(store.list(), channel));
  } else response.writeHead(404).end();
}

/** What the service of a channel answers to a request below its path. The key in the request is not kept. */
function byChannel(store: OutboxStore, url: URL, body: string): [string, DoubleAnswer | undefined] | undefined {
  const [, channel = '', path = '/'] = /^\/outbox\/(\w+)(\/.*)$/.exec(url.pathname) ?? [];
  const double = channelDouble(channel);
  if (double === undefined) return undefined;
  const message = double.read(new URL(path + url.search, url), body);
  if (message === undefined) return [channel, undefined];
  const { to, text } = message;
  const mood = moodOf(to);
  const receivedAt = new Date().toISOString();
  const refused = mood === undefined ? {} : { refused: mood };
  store.add({ receivedAt, channel, to, ...refused, path: `/outbox/${channel}`, headers: {}, body: text });
  return [channel, mood === undefined ? double.taken : double.refusals[mood]];
}

function send(response: ServerResponse, { status, json, headers }: DoubleAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
}
