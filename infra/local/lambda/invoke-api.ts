import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '#infra/local/net/read-body.ts';
import type { AsyncCalls } from './async-calls.ts';
import type { Functions } from './functions.ts';

/** Lambda's limit of an event, bytes. */
const eventLimit = 6 * 1024 * 1024;
const invocations = /^\/2015-03-31\/functions\/([^/]+)\/invocations/;

/** The part of Lambda's own API that calls functions, and the list of them. */
export async function answerInvokeApi(
  { functions, calls }: { readonly functions: Functions; readonly calls: AsyncCalls },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const nameOrArn = decodeURIComponent(invocations.exec(request.url ?? '')?.[1] ?? '');
  const name = nameOrArn.split(':function:').at(-1)?.split(':')[0] ?? '';
  if (!nameOrArn) return send(response, 200, { Functions: functions.names.map((FunctionName) => ({ FunctionName })) });
  if (!functions.names.includes(name))
    return refuse(response, 404, 'ResourceNotFoundException', `Function not found: ${name}`);
  const body = await readBody(request, eventLimit);
  if (!body)
    return refuse(response, 413, 'RequestTooLargeException', `Request must be smaller than ${eventLimit} bytes`);
  const payload = body.length > 0 ? body.toString() : '{}';
  if (!isJson(payload)) return refuse(response, 400, 'InvalidRequestContentException', 'The payload is not JSON');

  if (request.headers['x-amz-invocation-type'] === 'Event') {
    calls.start(name, payload);
    return send(response, 202, undefined);
  }
  const result = await functions.invoke(name, payload);
  response.setHeader('x-amz-executed-version', '$LATEST');
  if (result.failed) response.setHeader('x-amz-function-error', 'Unhandled');
  response.writeHead(200, { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() });
  response.end(result.payload);
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.setHeader('x-amzn-errortype', code);
  send(response, status, { Type: 'User', Message: message });
}

function send(response: ServerResponse, status: number, body: object | undefined): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() });
  response.end(body && JSON.stringify(body));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
