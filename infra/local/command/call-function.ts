import { httpCall } from '#infra/local/net/http-call.ts';

export interface CallResult {
  readonly payload: string;
  readonly failed: boolean;
}

/** Calls a function over Lambda's Invoke API. */
export async function callFunction(invokeUrl: string, name: string, payload: string): Promise<CallResult> {
  const url = `${invokeUrl}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
  const { status, headers, body } = await httpCall(url, { method: 'POST', body: payload });
  return { payload: body, failed: status !== 200 || headers['x-amz-function-error'] !== undefined };
}
