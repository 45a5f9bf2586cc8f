import { entityTag, isFresh, jsonAnswer, notModified } from '#shared/lambda/conditional-json.ts';
import type { HttpRequest, HttpResponse } from '#shared/lambda/http.ts';

/** The description of the API for staff, at the address it is served from. It says nothing that needs a token. */
export function describedApi(description: object, url: string) {
  const content = { ...description, servers: [{ url }] };
  const tag = entityTag(content);
  return (request: Pick<HttpRequest, 'headers'>): HttpResponse =>
    isFresh(request, tag) ? notModified(tag) : jsonAnswer('application/json; charset=utf-8', tag, content);
}
