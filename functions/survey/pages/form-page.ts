import { html } from 'hono/html';
import { spokenAppealId } from '#shared/domain/appeals/identity.ts';
import type { Language, SurveyReason } from '#shared/domain/surveys/survey-rules.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import type { Html } from '#shared/web/layout.ts';
import { emptyInput, type Field, type Input, pageMark } from '../answer-form.ts';
import { textsIn } from '../wording/language.ts';
import { checkbox, errorText, type FormState, group, radios } from './form-fields.ts';
import { retryAfterSeconds } from './notice-page.ts';
import { optOutLink } from './opt-out-page.ts';
import { surveyPage } from './survey-page.ts';
import { whatWasWrong } from './what-was-wrong.ts';

/** What the page shows of an appeal: enough to recognise it, nothing personal; and what it offers. */
export interface Subject {
  readonly token: string;
  readonly lang: Language;
  readonly appealId: string;
  readonly categoryTitle: string | undefined;
  readonly reasons: readonly SurveyReason[];
}

/** Choices from best to worst for the mark; an object would list digits in rising order. */
const marks = ['5', '4', '3', '2', '1'] as const;
const solved = ['yes', 'partly', 'no'] as const;

export function formPage(subject: Subject): Promise<HttpResponse> {
  const { title } = textsIn(subject.lang).form;
  return surveyPage(200, subject.lang, { title, body: formBody(subject, emptyInput, []) });
}

/** The form once more, with what was typed, and errors beside the fields and in a list above that leads to them. */
export function invalidPage(subject: Subject, input: Input, wrong: readonly Field[]): Promise<HttpResponse> {
  const { errors, form } = textsIn(subject.lang);
  const anchors = anchorsOf(subject);
  const state = { input, wrong, lang: subject.lang };
  const items = wrong.map((field) => html`<li><a href="#${anchors[field]}">${errorText(field, state)}</a></li>`);
  const body = formBody(subject, input, wrong, alertBox(errors.heading, html`<ul>${items}</ul>`));
  return surveyPage(422, subject.lang, { title: `${errors.titlePrefix}: ${form.title}`, body, isFilled: true });
}

/** The form once more, with what was typed: it can be sent again as it is. */
export function notSavedPage(subject: Subject, input: Input): Promise<HttpResponse> {
  const { heading, text } = textsIn(subject.lang).unavailable;
  const body = formBody(subject, input, [], alertBox(heading, html`<p>${text}</p>`));
  const page = { title: heading, body, isFilled: true };
  return surveyPage(503, subject.lang, page, { 'retry-after': retryAfterSeconds });
}

/** The first control of each question. */
function anchorsOf({ reasons: [first] }: Subject): Record<Field, string> {
  const reasons = first ? `reason-${first.id}` : 'comment';
  const [resolved, mark] = ['resolved-yes', 'mark-5'];
  return { form: 'submit', resolved, mark, reasons, comment: 'comment', mayContact: 'mayContact' };
}

function alertBox(heading: string, content: Html): Html {
  return html`<div class="alert" role="alert" tabindex="-1" autofocus><h2>${heading}</h2>${content}</div>`;
}

function formBody(subject: Subject, input: Input, wrong: readonly Field[], alert?: Html): Html {
  const { token, lang, appealId, categoryTitle, reasons } = subject;
  const state: FormState = { input, wrong, lang };
  const { form, resolved, mark } = textsIn(lang);
  // The catalogue has its words in Russian alone.
  const about = categoryTitle && html`<div><dt>${form.about}</dt><dd lang="ru">${categoryTitle}</dd></div>`;
  const may = checkbox(
    { id: 'mayContact', name: 'mayContact', value: 'yes' },
    input.mayContact === 'yes',
    form.mayContact,
  );
  return html`<h1>${form.title}</h1>
${alert}
<p>${form.intro}</p>
<dl>
<div><dt>${form.number}</dt><dd class="number">${spokenAppealId(appealId)}</dd></div>
${about}
</dl>
<form method="post">
<input type="hidden" name="form" value="${pageMark}">
${group('resolved', form.resolved, html`<div class="row">${radios('resolved', solved, resolved, state)}</div>`, state)}
${group('mark', form.mark, radios('mark', marks, mark, state), state)}
${whatWasWrong(reasons, state)}
${group('mayContact', form.contact, may, state)}
<button type="submit" id="submit">${form.submit}</button>
<p class="quiet">${form.once}</p>
</form>
${optOutLink(token, lang)}`;
}
