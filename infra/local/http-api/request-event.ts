import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { localAccount } from '#infra/local/endpoints.ts';
import type { RouteMatch } from './routes.ts';

/** The only bodies that reach a function as text; all else, form posts too, arrive in base64. */
const textTypes = /^(text\/.*|application\/(json|xml|javascript))$/;

/** The event of payload format 2.0. */
export function requestEvent(
  request: IncomingMessage,
  body: Buffer,
  target: Target & { readonly claims?: Readonly<Record<string, unknown>> | undefined },
  { route, pathParameters }: RouteMatch,
) {
  const now = new Date();
  const { cookie, ...headers } = joinedHeaders(request);
  const [requestId, traceId] = [randomHex(), randomHex()];
  const sourceIp = request.socket.remoteAddress ?? '';
  const host = request.headers.host ?? 'localhost';
  const isText = textTypes.test(request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '');
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: target.path,
    rawQueryString: target.query,
    ...(cookie ? { cookies: cookie.split(/; */) } : {}),
    headers: {
      ...headers,
      'x-amzn-trace-id': `Root=1-${Math.floor(now.getTime() / 1000).toString(16)}-${traceId.slice(0, 24)}`,
      'x-forwarded-for': [headers['x-forwarded-for'], sourceIp].filter(Boolean).join(', '),
      'x-forwarded-port': host.split(':')[1] ?? '80',
      'x-forwarded-proto': 'http',
    },
    ...(target.query ? { queryStringParameters: queryParameters(target.query) } : {}),
    requestContext: {
      accountId: localAccount,
      apiId: 'local',
      ...(target.claims ? { authorizer: { jwt: { claims: texts(target.claims), scopes: null } } } : {}),
      domainName: host,
      domainPrefix: host.split('.')[0] ?? host,
      http: {
        method: request.method ?? '',
        path: target.path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 ? { pathParameters } : {}),
    ...(body.length > 0 ? { body: body.toString(isText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** A request's path, decoded, and its query as it was sent. */
export interface Target {
  readonly path: string;
  readonly query: string;
}

/** API Gateway decodes the path before it looks for a route. Undefined for what cannot be decoded. */
export function targetOf(url = '/'): Target | undefined {
  const at = url.indexOf('?');
  try {
    return at < 0
      ? { path: decodeURIComponent(url), query: '' }
      : { path: decodeURIComponent(url.slice(0, at)), query: url.slice(at + 1) };
  } catch {
    return undefined;
  }
}

/** The gateway makes a text of every claim; a list stands in brackets. */
function texts(claims: Readonly<Record<string, unknown>>): Record<string, string> {
  const text = (claim: unknown) => (Array.isArray(claim) ? `[${claim.join(' ')}]` : String(claim));
  return Object.fromEntries(Object.entries(claims).map(([name, claim]) => [name, text(claim)]));
}

/** Node keeps random UUIDs in stock, unlike random bytes. */
function randomHex(): string {
  return randomUUID().replaceAll('-', '');
}

function joinedHeaders({ headersDistinct }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(name === 'cookie' ? '; ' : ',')]),
  );
}

function queryParameters(query: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query))
    found[name] = name in found ? `${found[name]},${value}` : value;
  return found;
}

/** `12/Mar/2026:19:03:58 +0000`. */
function commonLogTime(time: Date): string {
  const [, day, month, year, clock] = time.toUTCString().split(' ');
  return `${day}/${month}/${year}:${clock} +0000`;
}
