import { html } from 'hono/html';
import type { Language } from '#shared/domain/surveys/survey-rules.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import type { Html } from '#shared/web/layout.ts';
import { inLanguage, textsIn } from '../wording/language.ts';
import { surveyPage } from './survey-page.ts';

/** The value of the page's own field, as on the form. */
export const optOutMark = 'opt-out';

/** Asks whether the citizen really wishes not to be asked any more; the way back is to a form that still waits. */
export function optOutPage(lang: Language, back: string | undefined, status = 200): Promise<HttpResponse> {
  const texts = textsIn(lang).optOut;
  const body = html`<h1>${texts.title}</h1>
<p>${texts.text}</p>
<form method="post">
<input type="hidden" name="form" value="${optOutMark}">
<button type="submit">${texts.submit}</button>
</form>
${back && html`<p class="foot"><a href="${back}">${texts.back}</a></p>`}`;
  return surveyPage(status, lang, { title: texts.title, body });
}

/** Leads from a page about a survey to the question. */
export function optOutLink(token: string, lang: Language): Html {
  const href = inLanguage(`/s/${token}/opt-out`, lang);
  return html`<p class="foot"><a href="${href}">${textsIn(lang).form.optOut}</a></p>`;
}
