import { html } from 'hono/html';
import type { AppealStatus } from '#shared/domain/appeals/appeal-status.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { spokenAppealId } from '#shared/domain/appeals/identity.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { type Html, htmlResponse } from '#shared/web/layout.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface Shown {
  readonly appealId: string;
  readonly status: AppealStatus;
  readonly now: Instant;
}

interface Wording {
  readonly nameOf: (body: string) => string;
  readonly timeZone: string;
}

/** How an appeal stands: in a sentence, then who and by when. */
export function statusPage({ appealId, status, now }: Shown, { nameOf, timeZone }: Wording): Promise<HttpResponse> {
  const { state, cycle, dueAt, answeredAt, body } = status;
  const format = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone });
  const day = (at: Instant) => format.format(at);
  const answerer = body === undefined ? texts.nobodyYet : nameOf(body);
  const rows =
    answeredAt === undefined
      ? openRows(status, answerer, day(dueAt))
      : [row(texts.answeredBy, answerer), row(texts.answeredAt, day(answeredAt))];
  const content = html`<h1>${texts.states[state]}</h1>
${state === 'open' && now > dueAt && lateBox(day(dueAt))}
${cycle > 1 && html`<p>${texts.again.replace('{times}', String(cycle))}</p>`}
<dl>
${row(texts.number, html`<span class="number">${spokenAppealId(appealId)}</span>`)}
${rows}
</dl>
<p class="quiet">${texts.hints[state]}</p>`;
  return htmlResponse(200, { title: texts.states[state], body: content });
}

/** What was closed without an answer has nobody who will answer. */
function openRows({ state, isExtended, isProposed }: AppealStatus, answerer: string, due: string): Html[] {
  if (state !== 'open') return [];
  const by = isExtended ? texts.dueExtended : texts.dueBy;
  return [row(isProposed ? texts.whoProbably : texts.who, answerer), row(texts.due, by.replace('{day}', due))];
}

function row(term: string, value: string | Html): Html {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>
`;
}

function lateBox(due: string): Html {
  const { title, text } = texts.late;
  return html`<div class="alert"><h2>${title}</h2><p>${text.replace('{day}', due)}</p></div>`;
}

/** Asks for the code. */
export function codePage(appealId: string): Promise<HttpResponse> {
  const { title, intro } = texts.code;
  return htmlResponse(200, { title, body: html`<h1>${title}</h1><p>${intro}</p>${codeForm(appealId)}` });
}

/** One answer to a wrong code, to a number that is none, and to an appeal that is not there. */
export function wrongCodePage(appealId?: string): Promise<HttpResponse> {
  const { titlePrefix, title, text } = texts.wrong;
  const body = html`<h1>${title}</h1>
<div class="alert" role="alert"><p id="code-error">${text}</p></div>
${appealId !== undefined && codeForm(appealId, true)}`;
  return htmlResponse(404, { title: `${titlePrefix}: ${title}`, body });
}

export function unavailablePage(): Promise<HttpResponse> {
  const { title, text } = texts.unavailable;
  return htmlResponse(503, { title, body: html`<h1>${title}</h1><p>${text}</p>` }, { 'retry-after': '60' });
}

function codeForm(appealId: string, isWrong = false): Html {
  const { label, hint, submit } = texts.code;
  return html`<form method="get" action="/a/${appealId}">
<dl>${row(texts.number, html`<span class="number">${spokenAppealId(appealId)}</span>`)}</dl>
<div class="field">
<label class="label" for="code">${label}</label>
<p class="quiet" id="code-hint">${hint}</p>
<input type="text" id="code" name="code" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"
 aria-describedby="code-hint${isWrong && ' code-error'}"${isWrong && html` aria-invalid="true"`}>
</div>
<button type="submit">${submit}</button>
</form>`;
}
