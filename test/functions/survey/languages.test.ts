import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodForm, type StartedSurvey, startSurvey } from './start-survey.ts';

let survey: StartedSurvey;
beforeAll(async () => {
  survey = await startSurvey();
});
afterAll(() => survey.stop());

describe('the language', () => {
  it('of `lang` goes from the form through what is sent to the thanks and all notices', async () => {
    const { token } = await survey.invite({ citizens: ['c'] });
    const lang = 'en';
    const form = await survey.get(token, { lang });
    expect(form.body).toContain('<html lang="en"');
    expect(form.body).toContain('<h1>Rate the answer to your appeal</h1>');
    expect(form.body).toContain('Nothing has been done');
    expect(form.body).toContain(`href="/s/${token}/opt-out?lang=en"`);
    expect((await survey.post(token, {}, { lang })).body).toContain('>Choose a mark from 1 to 5</a>');
    expect((await survey.askOptOut(token, { lang })).body).toContain(`<a href="/s/${token}?lang=en">Back`);
    expect(await survey.thanks(token, { lang })).toMatchObject({ headers: { location: `/s/${token}?lang=en` } });
    const sent = await survey.post(token, goodForm, { lang });
    expect(sent).toMatchObject({ statusCode: 303, headers: { location: `/s/${token}/thanks?lang=en` } });
    expect((await survey.thanks(token, { lang })).body).toContain('<h1>Thank you, we have your answer</h1>');
    expect((await survey.get(token, { lang })).body).toContain('<h1>You have already answered</h1>');
    expect((await survey.get('none', { lang })).body).toContain('<h1>There is no such page</h1>');
    const comment = 'x'.repeat(20_000);
    expect((await survey.post(token, { comment }, { lang })).body).toContain('<h1>Your answer is too long</h1>');
  });

  it.each([undefined, '', 'kv', 'de', 'EN', 'en,ru', 'constructor'])(
    'is the first that is offered for %j',
    async (lang) => {
      const { body } = await survey.get('none', lang === undefined ? {} : { lang });
      expect(body).toContain('<html lang="ru"');
    },
  );

  it('may be chosen on top of a page, of those that are offered, but not where something typed would be lost', async () => {
    const { token } = await survey.invite();
    const { body } = await survey.get(token);
    const choice = body.slice(body.indexOf('<nav'), body.indexOf('</nav>'));
    expect(choice).toContain('<nav aria-label="Язык страницы">');
    expect(choice).toContain('<span aria-current="true">Русский</span>');
    expect(choice).toContain('<a href="?lang=en" lang="en" hreflang="en">English</a>');
    expect(choice).not.toContain('Коми');
    expect((await survey.post(token, { ...goodForm, mark: '' })).body).not.toContain('<nav');
  });
});
