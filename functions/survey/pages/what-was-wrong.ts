import { html } from 'hono/html';
import type { SurveyReason } from '#shared/domain/surveys/survey-rules.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import { maxCommentLength } from '../answer-form.ts';
import { textsIn } from '../wording/language.ts';
import { checkbox, errorBeside, type FormState } from './form-fields.ts';

/** A browser cuts what is longer without a word, so it may hold more than is taken, and the server tells. */
const textareaLength = 2000;

/** The question that only those see for whom something was wrong (style.ts); the hint says so where the browser cannot. */
export function whatWasWrong(reasons: readonly SurveyReason[], state: FormState): Html {
  const { form } = textsIn(state.lang);
  const isWrong = state.wrong.includes('reasons');
  const boxes = reasons.map(({ id, title }) =>
    checkbox({ id: `reason-${id}`, name: 'reasons', value: id }, state.input.reasons.includes(id), title[state.lang]),
  );
  return html`<fieldset class="what${isWrong && ' wrong'}"${isWrong && html` aria-describedby="reasons-error"`}>
<legend>${form.what}</legend>
<p class="quiet when">${form.when}</p>
${errorBeside('reasons', state)}
${reasons.length > 0 && html`<p class="quiet">${form.reasons}</p>`}
<div class="reasons">${boxes}</div>
${commentField(state)}
</fieldset>`;
}

/** Its placeholder is a space: a style sheet sees by it whether something was typed. */
function commentField(state: FormState): Html {
  const { form } = textsIn(state.lang);
  const isWrong = state.wrong.includes('comment');
  const describedBy = isWrong ? 'comment-hint comment-error' : 'comment-hint';
  return html`<div class="field${isWrong && ' wrong'}">
<label class="label" for="comment">${form.comment}</label>
<p class="quiet" id="comment-hint">${fill(form.commentHint, { limit: maxCommentLength })}</p>
${errorBeside('comment', state)}
<textarea id="comment" name="comment" rows="5" maxlength="${textareaLength}" dir="auto" placeholder=" "
 aria-describedby="${describedBy}"${isWrong && html` aria-invalid="true"`}>${state.input.comment}</textarea>
</div>`;
}
