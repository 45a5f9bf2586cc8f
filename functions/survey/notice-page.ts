import { html } from 'hono/html';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { htmlResponse } from '#shared/web/layout.ts';
import texts from './texts.ru.json' with { type: 'json' };

export type Notice = keyof typeof texts.notices;

const statuses = {
  thanks: 200,
  unknown: 404,
  answered: 410,
  expired: 410,
  'too-large': 413,
  unavailable: 503,
} as const satisfies Record<Notice, number>;

export const retryAfterSeconds = '60';

/** A page that says one thing; all of them look alike and none tells whose link it was. */
export function noticePage(notice: Notice): Promise<HttpResponse> {
  const { title, text } = texts.notices[notice];
  const body = html`<h1>${title}</h1>
<p>${text}</p>`;
  const headers: Record<string, string> = notice === 'unavailable' ? { 'retry-after': retryAfterSeconds } : {};
  return htmlResponse(statuses[notice], { title, body }, headers);
}
