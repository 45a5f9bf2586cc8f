import { type Agent, request } from 'node:http';
import { readBody } from '#infra/local/net/read-body.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Post {
  readonly agent?: Agent;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Silence after which the centre is taken for dead; for ever where absent. */
  readonly timeoutMs?: number;
}

/** Posts JSON. Rejects when no whole answer comes. */
export function post({ agent, url, headers, body, timeoutMs }: Post): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const options = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': bytes.length, ...headers },
      ...(agent ? { agent } : {}),
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    };
    const outgoing = request(url, options, (response) => {
      readBody(response).then(
        (read) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read?.toString() ?? '' }),
        reject,
      );
      response.once('aborted', () => reject(new Error('the answer was cut')));
    });
    outgoing.once('timeout', () => outgoing.destroy(new Error('no answer')));
    outgoing.once('error', reject);
    outgoing.end(bytes);
  });
}
