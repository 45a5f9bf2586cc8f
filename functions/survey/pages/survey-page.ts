import { html } from 'hono/html';
import type { Language } from '#shared/domain/surveys/survey-rules.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { type Html, htmlResponse } from '#shared/web/layout.ts';
import { offered, textsIn } from '../wording/language.ts';
import { surveyStyle } from './style.ts';

interface SurveyPage {
  readonly title: string;
  readonly body: Html;
  /** Holds something a citizen typed: whoever changed the language would lose it. */
  readonly isFilled?: boolean;
}

/** What all pages behind a survey link have in common. */
export function surveyPage(
  status: number,
  lang: Language,
  { title, body, isFilled = false }: SurveyPage,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpResponse> {
  const aside = isFilled || offered.length < 2 ? {} : { aside: languageChoice(lang) };
  return htmlResponse(status, { title, body, lang, style: surveyStyle, ...aside }, headers);
}

function languageChoice(current: Language): Html {
  const items = offered.map((lang) => {
    const { name } = textsIn(lang);
    return lang === current
      ? html`<li><span aria-current="true">${name}</span></li>`
      : html`<li><a href="?lang=${lang}" lang="${lang}" hreflang="${lang}">${name}</a></li>`;
  });
  return html`<nav aria-label="${textsIn(current).languages}"><ul>${items}</ul></nav>`;
}
