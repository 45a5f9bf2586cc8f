import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodForm, type StartedSurvey, startSurvey } from './start-survey.ts';

let survey: StartedSurvey;
beforeAll(async () => {
  survey = await startSurvey();
});
afterAll(() => survey.stop());

function formWith(values: Record<string, string>, reasons: readonly string[]): string {
  const form = new URLSearchParams({ ...goodForm, ...values });
  for (const reason of reasons) form.append('reasons', reason);
  return form.toString();
}

describe('what was wrong', () => {
  it('is asked by the reasons of the sector', async () => {
    const roads = await survey.invite({ sector: 'roads' });
    const health = await survey.invite({ sector: 'health' });
    expect((await survey.get(roads.token)).body).toContain('value="came-back"');
    const { body } = await survey.get(health.token);
    expect(body).toContain('value="formal"');
    expect(body).not.toContain('value="came-back"');
  });

  it.each([
    ['no', '5', true],
    ['partly', '5', true],
    ['yes', '3', true],
    ['yes', '1', true],
    ['yes', '4', false],
    ['yes', '5', false],
  ] as const)('is kept where it applies, and the words always: %s, %s: %j', async (resolved, mark, applies) => {
    const { token, stored } = await survey.invite();
    const form = formWith({ resolved, mark, comment: 'Яма та же' }, ['late', 'rude', 'late']);
    expect((await survey.post(token, form)).statusCode).toBe(303);
    const { reasons, comment } = (await stored())?.answer ?? {};
    expect(reasons).toEqual(applies ? ['late', 'rude'] : []);
    expect(comment).toBe('Яма та же');
  });

  it.each(['no-such', '', 'toString', 'came-back'])(
    'is refused when nobody offered it, and the rest is kept: %j',
    async (reason) => {
      const { token, stored } = await survey.invite({ sector: 'health' });
      const { statusCode, body } = await survey.post(
        token,
        formWith({ resolved: 'no', mayContact: 'yes', comment: 'Двор' }, ['late', reason]),
      );
      expect(statusCode).toBe(422);
      expect(body).toContain('<a href="#reason-not-done">Отметьте, что было не так, из списка на этой странице</a>');
      expect(body).toContain('<fieldset class="what wrong" aria-describedby="reasons-error">');
      expect(body).toContain('value="late" checked>');
      expect(body).toContain('id="mayContact" name="mayContact" value="yes" checked>');
      expect(body).toContain('>Двор</textarea>');
      expect(body.match(/ checked>/g)).toHaveLength(4);
      expect((await stored())?.answer).toBeUndefined();
    },
  );

  it('differs: another reason, or another word on coming back, is another answer', async () => {
    const { token } = await survey.invite();
    const form = formWith({ resolved: 'no' }, ['late']);
    expect((await survey.post(token, form)).statusCode).toBe(303);
    expect((await survey.post(token, form)).statusCode).toBe(303);
    expect((await survey.post(token, formWith({ resolved: 'no' }, ['rude']))).statusCode).toBe(410);
    expect((await survey.post(token, formWith({ resolved: 'no', mayContact: 'yes' }, ['late']))).statusCode).toBe(410);
  });

  it('is hidden by style alone, and not where something was typed, was wrong, or on paper', async () => {
    const { token } = await survey.invite();
    const { body } = await survey.get(token);
    expect(body).toContain(
      '<p class="quiet when">Заполните, если проблема решена не полностью или оценка 3 и ниже.</p>',
    );
    expect(body).toContain('placeholder=" "');
    expect(body).toMatch(
      /@media screen \{\s+form:not\(:has\(#resolved-partly:checked, [^{]+\.what \{ display: none; \}/,
    );
    expect(body).not.toContain('hidden>');
  });
});

describe('coming back to a citizen', () => {
  it.each([
    ['is agreed to by the box', 'mayContact=yes', 303, true],
    ['is not agreed to without it', '', 303, false],
    ['is not agreed to by two boxes', 'mayContact=yes&mayContact=yes', 303, false],
    ['is not agreed to by another word', 'mayContact=on', 422, undefined],
  ] as const)('%s', async (_, sent, status, mayContact) => {
    const { token, stored } = await survey.invite();
    expect((await survey.post(token, `${new URLSearchParams(goodForm)}&${sent}`)).statusCode).toBe(status);
    expect((await stored())?.answer?.mayContact).toBe(mayContact);
  });
});
