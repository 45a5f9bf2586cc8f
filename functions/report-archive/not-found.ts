import { html } from 'hono/html';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { htmlResponse } from '#shared/web/layout.ts';
import texts from './texts/common.ru.json' with { type: 'json' };

/** The page for an address that leads nowhere. */
export function notFoundPage(): Promise<HttpResponse> {
  const { title, lead } = texts.notFound;
  const body = html`<h1>${title}</h1><p>${lead}</p><p><a href="/reports">${texts.back}</a></p>`;
  return htmlResponse(404, { title, body });
}
