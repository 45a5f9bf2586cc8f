import type { JwtAuthorizer } from './jwt-authorizer.ts';

/** A route of the template and what it leads to. */
export interface Route {
  readonly routeKey: string;
  readonly functionName: string;
  readonly timeoutMs: number;
  /** Who lets a request in; without one everybody is. */
  readonly authorize?: JwtAuthorizer | undefined;
}

export interface RouteMatch {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

type Segment = { readonly text: string } | { readonly parameter: string } | { readonly rest: string };

interface Pattern {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly Segment[] | undefined;
  readonly rank: string;
}

/** Finds the route of a decoded path as API Gateway does: full match, then `{proxy+}`, then `$default`. */
export function routeTable(routes: readonly Route[]): (method: string, path: string) => RouteMatch | undefined {
  const patterns = routes.map(patternOf).toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  return (method, path) => {
    const segments = segmentsOf(path);
    for (const pattern of patterns) {
      if (pattern.method !== 'ANY' && pattern.method !== method) continue;
      const pathParameters = pattern.segments ? parametersOf(pattern.segments, segments) : {};
      if (pathParameters) return { route: pattern.route, pathParameters };
    }
    return undefined;
  };
}

function patternOf(route: Route): Pattern {
  if (route.routeKey === '$default') return { route, method: 'ANY', segments: undefined, rank: '9' };
  const [method = '', path = ''] = route.routeKey.split(' ');
  const segments = segmentsOf(path).map(toSegment);
  const shape = segments.map((segment) => ('text' in segment ? '1' : 'parameter' in segment ? '2' : '3')).join('');
  return { route, method, segments, rank: `${shape.endsWith('3') ? '2' : '1'}${shape}${method === 'ANY' ? '5' : '4'}` };
}

function toSegment(text: string): Segment {
  const name = /^\{(.+?)(\+?)\}$/.exec(text);
  if (!name?.[1]) return { text };
  return name[2] ? { rest: name[1] } : { parameter: name[1] };
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function parametersOf(pattern: readonly Segment[], path: readonly string[]): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    if ('rest' in segment) {
      const rest = path.slice(index).join('/');
      return rest ? { ...found, [segment.rest]: rest } : undefined;
    }
    const value = path[index];
    if (!value && pattern.length > 1) return undefined;
    if ('text' in segment ? segment.text !== value : !value) return undefined;
    if ('parameter' in segment && value) found[segment.parameter] = value;
  }
  return path.length === pattern.length ? found : undefined;
}
