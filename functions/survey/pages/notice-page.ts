import { html } from 'hono/html';
import type { Language } from '#shared/domain/surveys/survey-rules.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import type { Html } from '#shared/web/layout.ts';
import { type Texts, textsIn } from '../wording/language.ts';
import { surveyPage } from './survey-page.ts';

export type Notice = keyof Texts['notices'];

const statuses = {
  thanks: 200,
  'opted-out': 200,
  foreign: 403,
  unknown: 404,
  'no-contacts': 409,
  answered: 410,
  expired: 410,
  'too-large': 413,
  unavailable: 503,
} as const satisfies Record<Notice, number>;

export const retryAfterSeconds = '60';

interface Details {
  readonly status?: number;
  /** Where else to go. */
  readonly foot?: Html;
}

/** A page that says one thing; all of them look alike and none tells whose link it was. */
export function noticePage(notice: Notice, lang: Language, { status, foot }: Details = {}): Promise<HttpResponse> {
  const { title, text } = textsIn(lang).notices[notice];
  const isGood = statuses[notice] === 200;
  const body = html`${sign(isGood)}
<h1>${title}</h1>
<p>${text}</p>
${foot}`;
  const headers: Record<string, string> = notice === 'unavailable' ? { 'retry-after': retryAfterSeconds } : {};
  return surveyPage(status ?? statuses[notice], lang, { title, body }, headers);
}

/** A tick, or a line with a dot: what the heading says, for the eye alone. */
function sign(isGood: boolean): Html {
  const mark = isGood ? html`<path d="M17 29l8 8 15-17"/>` : html`<path d="M28 16v16"/><path d="M28 40v.1"/>`;
  return html`<svg class="sign" viewBox="0 0 56 56" fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="28" cy="28" r="25"/>${mark}</svg>`;
}
