import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { readBody } from './read-body.ts';

interface HttpCall {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string;
  readonly agent?: Agent;
  readonly timeoutMs?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One HTTP request. `fetch` would do, but takes longer to load than the answer to arrive. */
export function httpCall(url: string | URL, { body, timeoutMs, ...given }: HttpCall = {}): Promise<HttpAnswer> {
  // Node's own agent gives up after five seconds of silence; a rating may take longer.
  const options = { agent: new Agent(), ...given };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ...options, ...(timeoutMs ? { timeout: timeoutMs } : {}) }, (response) => {
      const { statusCode: status = 0, headers } = response;
      readBody(response).then((read) => resolve({ status, headers, body: String(read) }), reject);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${url}: no answer in ${timeoutMs} ms`)));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
