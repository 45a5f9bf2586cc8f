import { request } from 'node:http';
import { readBody } from '#infra/local/net/read-body.ts';

export interface CallResult {
  readonly payload: string;
  readonly failed: boolean;
}

/** Calls a function over Lambda's Invoke API. */
export function callFunction(invokeUrl: string, name: string, payload: string): Promise<CallResult> {
  const url = `${invokeUrl}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST' }, async (response) => {
      const body = String(await readBody(response));
      const failed = response.statusCode !== 200 || response.headers['x-amz-function-error'] !== undefined;
      resolve({ payload: body, failed });
    });
    outgoing.on('error', reject).end(payload);
  });
}
