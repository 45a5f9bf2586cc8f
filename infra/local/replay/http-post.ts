import type { Agent } from 'node:http';
import { type HttpAnswer, httpCall } from '#infra/local/net/http-call.ts';

interface Post {
  readonly agent: Agent;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Silence after which the other side is taken for dead; for ever where absent. */
  readonly timeoutMs?: number;
}

/** Posts JSON. Rejects when no whole answer comes. */
export function post({ url, headers, ...call }: Post): Promise<HttpAnswer> {
  return httpCall(url, { ...call, method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
}
