import type { HttpRequest } from '#shared/lambda/http.ts';

/**
 * Whether a browser says that a form was sent from another site. Our own pages carry no referrer, so their forms come with the
 * origin `null`; mail providers that opt out for a citizen (RFC 8058) name none at all.
 */
export function isFromElsewhere({ headers }: Pick<HttpRequest, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = headers['origin'];
  if (origin === undefined || origin === 'null') return false;
  return URL.parse(origin)?.host !== (headers['host']?.toLowerCase() ?? '');
}
