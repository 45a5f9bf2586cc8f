import { html } from 'hono/html';
import type { Language } from '#shared/domain/surveys/survey-rules.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import { type Field, type Input, maxCommentLength } from '../answer-form.ts';
import { textsIn } from '../wording/language.ts';

/** What was sent, what of it is wrong, and in which language that is said. */
export interface FormState {
  readonly input: Input;
  readonly wrong: readonly Field[];
  readonly lang: Language;
}

/** A question with its controls, and the error between them. */
export function group(field: Field, question: string, controls: Html, state: FormState): Html {
  const isWrong = state.wrong.includes(field);
  return html`<fieldset${isWrong && html` class="wrong" aria-describedby="${field}-error"`}>
<legend>${question}</legend>
${errorBeside(field, state)}
${controls}
</fieldset>`;
}

/** One choice of several. The words of a mark stand after its digit. */
export function radios<V extends string>(
  field: 'resolved' | 'mark',
  values: readonly V[],
  words: Readonly<Record<V, string>>,
  { input }: FormState,
): Html {
  const options = values.map((value) => {
    const checked = input[field] === value && html` checked`;
    const digit = field === 'mark' && html`<b>${value}</b> `;
    return html`<label class="choice" for="${field}-${value}">
<input type="radio" id="${field}-${value}" name="${field}" value="${value}"${checked}>
${digit}<span>${words[value]}</span></label>
`;
  });
  return html`${options}`;
}

export function checkbox(
  { id, name, value }: { readonly id: string; readonly name: string; readonly value: string },
  isChecked: boolean,
  label: string,
): Html {
  return html`<label class="choice" for="${id}">
<input type="checkbox" id="${id}" name="${name}" value="${value}"${isChecked && html` checked`}>
<span>${label}</span></label>
`;
}

export function errorBeside(field: Field, state: FormState): Html | false {
  return state.wrong.includes(field) && html`<p class="error" id="${field}-error">${errorText(field, state)}</p>`;
}

export function errorText(field: Field, { lang }: FormState): string {
  return fill(textsIn(lang).errors[field], { limit: maxCommentLength });
}
