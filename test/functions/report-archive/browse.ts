import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import trigger from '#events/triggers/report-archive.json' with { type: 'json' };
import { routes } from '#functions/report-archive/contract.ts';

/** GET, by the path and query that a browser asks for. */
export function browse(handler: (event: never, context: Context) => unknown) {
  return async (address: string, headers: Readonly<Record<string, string>> = {}) => {
    const { pathname, searchParams } = new URL(address, 'https://centre.example');
    const { routeKey, pathParameters } = routed(pathname);
    const queryStringParameters = Object.fromEntries(searchParams);
    const event = { ...trigger, routeKey, pathParameters, queryStringParameters, headers };
    const result = (await handler(event as never, {} as Context)) as APIGatewayProxyStructuredResultV2;
    return { status: result.statusCode ?? 0, headers: result.headers ?? {}, body: result.body ?? '' };
  };
}

/** The route that the gateway would take: words before parameters. */
function routed(pathname: string) {
  const parts = pathname.split('/');
  const candidates = Object.values(routes)
    .map((routeKey) => ({ routeKey, template: routeKey.split(' ')[1]?.split('/') ?? [] }))
    .filter(({ template }) => template.length === parts.length)
    .filter(({ template }) => template.every((part, at) => part.startsWith('{') || part === parts[at]))
    .sort((a, b) => parametersOf(a.template).length - parametersOf(b.template).length);
  const [best] = candidates;
  const pathParameters = Object.fromEntries(
    (best?.template ?? []).flatMap((part, at) =>
      part.startsWith('{') ? [[part.slice(1, -1), decodeURIComponent(parts[at] ?? '')]] : [],
    ),
  );
  return { routeKey: best?.routeKey ?? `GET ${pathname}`, pathParameters };
}

function parametersOf(template: readonly string[]): string[] {
  return template.filter((part) => part.startsWith('{'));
}
