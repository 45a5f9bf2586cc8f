import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Functions } from '#infra/local/lambda/functions.ts';
import { readBody } from '#infra/local/net/read-body.ts';
import type { Part, StagePart } from '#infra/local/resources/part.ts';
import { functionResponse, type GatewayResponse, gatewayMessage } from './function-response.ts';
import { jwtAuthorizer } from './jwt-authorizer.ts';
import { requestEvent, targetOf } from './request-event.ts';
import { type Route, routeTable } from './routes.ts';
import { tokenBucket } from './token-bucket.ts';

/** API Gateway's limit of a request, bytes. */
const bodyLimit = 10 * 1024 * 1024;
/** Lambda's limit of an event, bytes. */
const eventLimit = 6 * 1024 * 1024;

/** The HTTP API of the template. */
export function httpApi(parts: readonly Part[], functions: Functions): RequestListener {
  const routes = routesOf(parts);
  const find = routeTable(routes);
  const stage = parts.find((part) => part.kind === 'stage');
  const mayPass = new Map(routes.map(({ routeKey }) => [routeKey, tokenBucket(throttleOf(stage, routeKey))]));

  const answer = async (request: IncomingMessage): Promise<GatewayResponse> => {
    const target = targetOf(request.url);
    if (!target) return gatewayMessage(400, 'Bad Request');
    const match = find(request.method ?? '', target.path);
    if (!match) return gatewayMessage(404, 'Not Found');
    const { route } = match;
    if (!mayPass.get(route.routeKey)?.()) return gatewayMessage(429, 'Too Many Requests');
    const claims = await route.authorize?.(request.headers.authorization);
    if (route.authorize && !claims) return unauthorized(request);
    const body = await readBody(request, bodyLimit);
    if (!body) return gatewayMessage(413, 'Request Entity Too Large');
    const payload = JSON.stringify(requestEvent(request, body, { ...target, claims }, match));
    if (payload.length > eventLimit) return gatewayMessage(413, 'Request Entity Too Large');

    const result = await withinLimit(functions.invoke(route.functionName, payload), route.timeoutMs);
    if (!result) return gatewayMessage(503, 'Service Unavailable');
    return result.failed ? gatewayMessage(500, 'Internal Server Error') : functionResponse(result.payload);
  };

  return (request, response) => {
    answer(request)
      .catch(() => gatewayMessage(500, 'Internal Server Error'))
      .then((given) => send(request, response, given))
      // A header no HTTP message can carry.
      .catch(() => send(request, response, gatewayMessage(500, 'Internal Server Error')));
  };
}

function routesOf(parts: readonly Part[]): Route[] {
  const authorizers = new Map(
    parts.flatMap((part) => (part.kind === 'authorizer' ? [[part.id, jwtAuthorizer(part)] as const] : [])),
  );
  const integrations = new Map(parts.filter((part) => part.kind === 'integration').map((part) => [part.id, part]));
  return parts
    .filter((part) => part.kind === 'route')
    .map(({ routeKey, integrationId, authorizerId = '' }) => {
      const integration = integrations.get(integrationId);
      if (!integration)
        throw new Error(`the route ${routeKey} leads to ${integrationId}, which is not in the template`);
      const { functionName, timeoutMs } = integration;
      return { routeKey, functionName, timeoutMs, authorize: authorizers.get(authorizerId) };
    });
}

/** The gateway's own refusal, which no function can put into other words. */
function unauthorized({ headers: { authorization } }: IncomingMessage): GatewayResponse {
  const { headers, ...refusal } = gatewayMessage(401, 'Unauthorized');
  const challenge = authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
  return { ...refusal, headers: { ...headers, 'www-authenticate': challenge } };
}

function throttleOf(stage: StagePart | undefined, routeKey: string) {
  return { ...stage?.throttle, ...stage?.routeThrottles[routeKey] };
}

function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, limitMs, undefined);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: GatewayResponse): void {
  const unread = !request.complete;
  response.writeHead(status, { ...headers, 'content-length': body.length, ...(unread ? { connection: 'close' } : {}) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
