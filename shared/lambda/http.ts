import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { errorFields, type Log } from './log.ts';
import { isOutage } from './outage.ts';
import { comeAgain, problem } from './problem.ts';

/** An HTTP request as operations see it. */
export interface HttpRequest {
  /** Decoded path parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The raw bytes as sent. */
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly requestId: string;
  /** UTC milliseconds. */
  readonly receivedAt: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Operation = (request: HttpRequest) => Promise<HttpResponse> | HttpResponse;

interface HttpFunction<R extends Readonly<Record<string, string>>> {
  /** Operation name → the gateway's route key, from the function's contract. */
  readonly routes: R;
  /** One operation per route: a forgotten one does not compile. */
  readonly operations: { readonly [Name in keyof R]: Operation };
  readonly log: Log;
}

/**
 * The pipeline of an HTTP function: the gateway's route key picks the operation. What it throws is a 503 when another service
 * did not answer, else a 500, both without detail.
 */
export function httpFunction<R extends Readonly<Record<string, string>>>({ routes, operations, log }: HttpFunction<R>) {
  const byRoute = new Map<string, Operation>();
  for (const name of Object.keys(routes)) byRoute.set(`${routes[name]}`, operations[name] ?? notFound);

  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .onError((request) => {
      log.error('RCC_REQUEST_FAILED', {
        route: request.event.routeKey,
        requestId: request.event.requestContext.requestId,
        ...errorFields(request.error),
      });
      request.response = toGateway(
        isOutage(request.error) ? problem('service-unavailable', comeAgain) : problem('unexpected'),
      );
    })
    .handler(async (event) => toGateway(await (byRoute.get(event.routeKey) ?? notFound)(fromGateway(event))));
}

const notFound: Operation = () => problem('not-found');

function fromGateway(event: APIGatewayProxyEventV2): HttpRequest {
  return {
    path: present(event.pathParameters),
    query: present(event.queryStringParameters),
    headers: present(event.headers),
    // The gateway sends as text only what it knows to be text; all else comes in base64.
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    sourceIp: event.requestContext.http.sourceIp,
    requestId: event.requestContext.requestId,
    receivedAt: event.requestContext.timeEpoch,
  };
}

function present(values: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function toGateway({ status, headers = {}, body = '' }: HttpResponse): APIGatewayProxyStructuredResultV2 {
  return { statusCode: status, headers: { 'x-content-type-options': 'nosniff', ...headers }, body };
}
