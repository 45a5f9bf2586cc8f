import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './read-body.ts';

export interface AwsAnswer {
  readonly status: number;
  readonly body: object;
}

/** Answers a request in the protocol AWS JSON 1.1. */
export async function answerAwsJson(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (operation: string, input: unknown) => AwsAnswer,
): Promise<void> {
  const [, operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const { status, body } = answer(operation, JSON.parse(String(await readBody(request)) || '{}'));
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() });
  response.end(JSON.stringify(body));
}

/** A refusal by the name that the SDK knows. */
export function awsRefusal(type: string, message: string): AwsAnswer {
  return { status: 400, body: { __type: type, message } };
}
