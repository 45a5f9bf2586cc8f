import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodForm, type StartedSurvey, startSurvey } from './start-survey.ts';

let survey: StartedSurvey;
beforeAll(async () => {
  survey = await startSurvey();
});
afterAll(() => survey.stop());

const errors = {
  form: 'Отправьте ответ кнопкой на этой странице',
  resolved: 'Выберите, решена ли проблема',
  mark: 'Выберите оценку от 1 до 5',
  comment: 'Сократите комментарий до 1000 знаков',
};
type Field = keyof typeof errors;
const fields = Object.keys(errors) as Field[];

function without(field: Field) {
  const { [field]: _, ...rest } = goodForm;
  return rest;
}

describe('a form that is not right', () => {
  it.each<[string, Record<string, string> | string, Field[]]>([
    ['no mark', without('mark'), ['mark']],
    ['no word on the problem', without('resolved'), ['resolved']],
    ['nothing from the page', without('form'), ['form']],
    ['another page', { ...goodForm, form: 'other' }, ['form']],
    ['an empty body', '', ['form', 'resolved', 'mark']],
    ['mark 0', { ...goodForm, mark: '0' }, ['mark']],
    ['mark 6', { ...goodForm, mark: '6' }, ['mark']],
    ['mark -1', { ...goodForm, mark: '-1' }, ['mark']],
    ['mark 4.5', { ...goodForm, mark: '4.5' }, ['mark']],
    ['mark 05', { ...goodForm, mark: '05' }, ['mark']],
    ['mark 5e0', { ...goodForm, mark: '5e0' }, ['mark']],
    ['an Arabic five', { ...goodForm, mark: '٥' }, ['mark']],
    ['two marks', `${new URLSearchParams(goodForm)}&mark=1`, ['mark']],
    ['an unknown word', { ...goodForm, resolved: 'toString' }, ['resolved']],
    ['1,001 characters', { ...goodForm, comment: 'ы'.repeat(1001) }, ['comment']],
    ['1,001 emoji', { ...goodForm, comment: '🙂'.repeat(1001) }, ['comment']],
    ['JSON', JSON.stringify(goodForm), ['form', 'resolved', 'mark']],
    ['broken escapes', 'form=%E0%A4%A&mark=%', ['form', 'resolved', 'mark']],
  ])('comes back with an error beside the field: %s', async (_, form, wrong) => {
    const { token, stored } = await survey.invite();
    const { statusCode, body } = await survey.post(token, form);
    expect(statusCode).toBe(422);
    expect(body).toContain('<title>Ошибка: ');
    for (const field of fields) {
      const isWrong = wrong.includes(field);
      expect(body.includes(`">${errors[field]}</a>`)).toBe(isWrong);
      expect(body.includes(`id="${field}-error">${errors[field]}`)).toBe(isWrong && field !== 'form');
    }
    for (const [, id] of body.matchAll(/href="#([^"]+)"/g)) expect(body).toContain(`id="${id}"`);
    expect((await stored())?.answer).toBeUndefined();
    expect(await survey.queues.messagesIn('events')).toEqual([]);
  });

  it('keeps what was chosen and typed', async () => {
    const { token } = await survey.invite();
    const { body } = await survey.post(token, { form: 'survey', resolved: 'partly', comment: 'Двор\nне убран' });
    expect(body).toMatch(/value="partly" checked>/);
    expect(body.match(/ checked>/g)).toHaveLength(1);
    expect(body).toContain('>Двор\nне убран</textarea>');
    const tooLong = 'ы'.repeat(1200);
    expect((await survey.post(token, { ...goodForm, comment: tooLong })).body).toContain(`>${tooLong}</textarea>`);
  });
});

describe('a comment', () => {
  const hostile = [
    ['script', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['end of the field', '</textarea><img src=x onerror=a()>', '&lt;/textarea&gt;&lt;img src=x onerror=a()&gt;'],
    ['quotes', `"'&amp;`, '&quot;&#39;&amp;amp;'],
    ['right-to-left marks', 'до \u202eелсоп\u202c \u200fא', 'до \u202eелсоп\u202c \u200fא'],
    ['emoji', '👍🏽 👨‍👩‍👧 ☃️', '👍🏽 👨‍👩‍👧 ☃️'],
    ['templates', '{token} {{x}} <%= y %> $& %s', '{token} {{x}} &lt;%= y %&gt; $&amp; %s'],
    ['plus and percent', '1+1=2 %41 &mark=1', '1+1=2 %41 &amp;mark=1'],
  ] as const;

  it.each(hostile)('is shown as text and kept as it is: %s', async (_, comment, shown) => {
    const { token, stored } = await survey.invite();
    const refused = await survey.post(token, { ...goodForm, mark: '', comment });
    expect(refused.body).toContain(`>${shown}</textarea>`);
    expect((await survey.post(token, { ...goodForm, comment })).statusCode).toBe(303);
    expect((await stored())?.answer?.comment).toBe(comment);
  });

  it('of white space is none, and control characters are dropped', async () => {
    const { token, stored } = await survey.invite();
    await survey.post(token, { ...goodForm, comment: ' \r\n\u0000\u0007 ' });
    expect((await stored())?.answer).not.toHaveProperty('comment');
    const other = await survey.invite();
    await survey.post(other.token, { ...goodForm, comment: 'a\u0000\tb\u001b\rc' });
    expect((await other.stored())?.answer?.comment).toBe('a\tb\nc');
  });

  it.each(['ы', '🙂'])('may have 1,000 characters: %s', async (character) => {
    const { token, stored } = await survey.invite();
    const comment = character.repeat(1000);
    expect((await survey.post(token, { ...goodForm, comment })).statusCode).toBe(303);
    expect((await stored())?.answer?.comment).toBe(comment);
  });
});
