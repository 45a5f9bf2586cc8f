import { html } from 'hono/html';
import { spokenAppealId } from '#shared/domain/appeals/identity.ts';
import type { HttpResponse } from '#shared/lambda/http.ts';
import { type Html, htmlResponse } from '#shared/web/layout.ts';
import { emptyInput, type Field, type Input, pageMark } from './answer-form.ts';
import { retryAfterSeconds } from './notice-page.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** What the page shows of an appeal: enough to recognise it, nothing personal. */
export interface Subject {
  readonly appealId: string;
  readonly categoryTitle: string | undefined;
}

interface State {
  readonly input: Input;
  readonly wrong: readonly Field[];
  readonly alert?: Html;
}

/** Choices from best to worst for the mark; an object would list digits in rising order. */
const marks = ['5', '4', '3', '2', '1'] as const;
const solved = ['yes', 'partly', 'no'] as const;

/** A browser cuts what is longer without a word, so it may hold more than is taken, and the server tells. */
const textareaLength = 2000;

export function formPage(subject: Subject): Promise<HttpResponse> {
  return htmlResponse(200, { title: texts.form.title, body: formBody(subject, { input: emptyInput, wrong: [] }) });
}

/** The form once more, with what was typed, and errors beside the fields and in a list above that leads to them. */
export function invalidPage(subject: Subject, input: Input, wrong: readonly Field[]): Promise<HttpResponse> {
  const items = wrong.map((field) => html`<li><a href="#${anchors[field]}">${texts.errors[field]}</a></li>`);
  const body = formBody(subject, { input, wrong, alert: alertBox(texts.errors.heading, html`<ul>${items}</ul>`) });
  return htmlResponse(422, { title: `${texts.errors.titlePrefix}: ${texts.form.title}`, body });
}

/** The form once more, with what was typed: it can be sent again as it is. */
export function notSavedPage(subject: Subject, input: Input): Promise<HttpResponse> {
  const { heading, text } = texts.unavailable;
  const body = formBody(subject, { input, wrong: [], alert: alertBox(heading, html`<p>${text}</p>`) });
  return htmlResponse(503, { title: heading, body }, { 'retry-after': retryAfterSeconds });
}

/** The first control of each question. */
const anchors = { form: 'submit', resolved: 'resolved-yes', mark: 'mark-5', comment: 'comment' } satisfies Record<
  Field,
  string
>;

function alertBox(heading: string, content: Html): Html {
  return html`<div class="alert" role="alert" tabindex="-1" autofocus><h2>${heading}</h2>${content}</div>`;
}

function formBody({ appealId, categoryTitle }: Subject, { input, wrong, alert }: State): Html {
  const about = categoryTitle && html`<div><dt>${texts.form.about}</dt><dd>${categoryTitle}</dd></div>`;
  return html`<h1>${texts.form.title}</h1>
${alert}
<p>${texts.form.intro}</p>
<dl>
<div><dt>${texts.form.number}</dt><dd class="number">${spokenAppealId(appealId)}</dd></div>
${about}
</dl>
<form method="post">
<input type="hidden" name="form" value="${pageMark}">
${choices('resolved', solved, texts.resolved, input, wrong)}
${choices('mark', marks, texts.mark, input, wrong)}
${commentField(input, wrong)}
<button type="submit" id="submit">${texts.form.submit}</button>
<p class="quiet">${texts.form.once}</p>
</form>`;
}

function choices<V extends string>(
  field: 'resolved' | 'mark',
  values: readonly V[],
  words: Readonly<Record<V, string>>,
  input: Input,
  wrong: readonly Field[],
): Html {
  const isWrong = wrong.includes(field);
  const options = values.map(
    (value) => html`<label class="choice" for="${field}-${value}">
<input type="radio" id="${field}-${value}" name="${field}" value="${value}"${input[field] === value && html` checked`}>
${words[value]}</label>
`,
  );
  return html`<fieldset${isWrong && html` class="wrong" aria-describedby="${field}-error"`}>
<legend>${texts.form[field]}</legend>
${isWrong && errorText(field)}
${options}
</fieldset>`;
}

function commentField(input: Input, wrong: readonly Field[]): Html {
  const isWrong = wrong.includes('comment');
  const describedBy = isWrong ? 'comment-hint comment-error' : 'comment-hint';
  return html`<div class="field${isWrong && ' wrong'}">
<label class="label" for="comment">${texts.form.comment}</label>
<p class="quiet" id="comment-hint">${texts.form.commentHint}</p>
${isWrong && errorText('comment')}
<textarea id="comment" name="comment" rows="5" maxlength="${textareaLength}"
 aria-describedby="${describedBy}"${isWrong && html` aria-invalid="true"`}>${input.comment}</textarea>
</div>`;
}

function errorText(field: Field): Html {
  return html`<p class="error" id="${field}-error">${texts.errors[field]}</p>`;
}
