import { createHash } from 'node:crypto';
import type { HttpRequest, HttpResponse } from './http.ts';

/** The tag of what an answer is made from (RFC 9110, 8.8.3). */
export function entityTag(source: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(source)).digest('base64url').slice(0, 27)}"`;
}

/** Whether the reader holds this very answer: by If-None-Match, weak tags counting as equal (RFC 9110, 13.1.2). */
export function isFresh({ headers }: Pick<HttpRequest, 'headers'>, tag: string): boolean {
  const held = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return held.includes(tag) || held.includes('*');
}

/** The answer itself, to be asked for again with its tag each time. */
export function jsonAnswer(type: string, tag: string, content: unknown): HttpResponse {
  return { status: 200, headers: { 'content-type': type, ...validators(tag) }, body: JSON.stringify(content) };
}

/** The reader holds it already. */
export function notModified(tag: string): HttpResponse {
  return { status: 304, headers: validators(tag) };
}

function validators(etag: string) {
  return { etag, 'cache-control': 'no-cache' };
}
