import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodForm, now, type StartedSurvey, startSurvey } from './start-survey.ts';

let survey: StartedSurvey;
beforeAll(async () => {
  survey = await startSurvey();
});
afterAll(() => survey.stop());

let count = 0;
const someCitizens = () => [`one-${++count}`, `two-${count}`];
const button = { form: 'opt-out' };
const oneClick = { 'List-Unsubscribe': 'One-Click' };

const multipart = {
  headers: { 'content-type': 'multipart/form-data; boundary=b' },
  body: '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
};

async function wishOf(citizen: string) {
  return await survey.table.item(`citizen#${citizen}`, 'citizen');
}

describe('a wish not to be asked any more', () => {
  it('is asked for first, and asking changes nothing', async () => {
    const { token } = await survey.invite({ citizens: someCitizens() });
    expect((await survey.get(token)).body).toContain(`<a href="/s/${token}/opt-out">Не присылать мне больше`);
    const before = await survey.table.all();
    const { statusCode, body } = await survey.askOptOut(token);
    expect(statusCode).toBe(200);
    expect(body).toContain('<form method="post">');
    expect(body).toContain(`<a href="/s/${token}">Вернуться к вопросам</a>`);
    expect(await survey.table.all()).toEqual(before);
  });

  it('is kept for every contact of the citizen, for good, by the first instant, and answered without a redirect', async () => {
    const citizens = someCitizens();
    const { token } = await survey.invite({ citizens });
    for (const at of [now, now + 60_000]) {
      const { statusCode, body } = await survey.optOut(token, button, { at });
      expect(statusCode).toBe(200);
      expect(body).toContain('<h1>Больше не пришлём</h1>');
    }
    for (const citizen of citizens)
      expect(await wishOf(citizen)).toEqual({ pk: `citizen#${citizen}`, sk: 'citizen', optedOutAt: now });
    expect(survey.log.text()).toContain('RCC_SURVEY_OPTED_OUT');
    for (const secret of [token, ...citizens]) expect(survey.log.text()).not.toContain(secret);
    // The survey itself goes on.
    expect((await survey.post(token, goodForm)).statusCode).toBe(303);
    expect((await survey.thanks(token)).body).toContain(`<a href="/s/${token}/opt-out">`);
  });

  it('is kept when a survey is answered, and when its term has ended', async () => {
    const answered = await survey.invite({ citizens: someCitizens() });
    await survey.post(answered.token, goodForm);
    const expired = await survey.invite({ citizens: someCitizens(), expiresAt: now });
    for (const { token, survey: kept } of [answered, expired]) {
      expect((await survey.askOptOut(token)).body).not.toContain('Вернуться');
      expect((await survey.optOut(token, button)).statusCode).toBe(200);
      for (const citizen of kept.citizens) expect((await wishOf(citizen))?.['optedOutAt']).toBe(now);
    }
  });

  it.each([
    ['as a form', oneClick, {}],
    ['as parts', multipart.body, { headers: multipart.headers }],
  ] as const)('is taken by one click of a mail provider, %s', async (_, form, sent) => {
    const citizens = someCitizens();
    const { token } = await survey.invite({ citizens });
    expect((await survey.optOut(token, form, sent)).statusCode).toBe(200);
    expect((await wishOf(citizens[0] ?? ''))?.['optedOutAt']).toBe(now);
  });

  it.each([
    ['nothing', ''],
    ['the form of the survey', { ...goodForm }],
    ['another click', { 'List-Unsubscribe': 'Two-Clicks' }],
    ['broken parts', '--b\r\nContent-Disp'],
  ])('is not taken from %s: it is asked for again', async (_, form) => {
    const citizens = someCitizens();
    const { token } = await survey.invite({ citizens });
    const { statusCode, body } = await survey.optOut(token, form);
    expect(statusCode).toBe(422);
    expect(body).toContain('<form method="post">');
    expect(await wishOf(citizens[0] ?? '')).toBeUndefined();
  });

  it('cannot be kept for somebody whom the centre does not know, and the page says so', async () => {
    const { token } = await survey.invite({ citizens: [] });
    const before = await survey.table.all();
    const [asked, sent] = [await survey.askOptOut(token), await survey.optOut(token, button)];
    expect([asked.statusCode, sent.statusCode]).toEqual([200, 409]);
    for (const { body } of [asked, sent]) {
      expect(body).toContain('<h1>Отказаться можно на платформе, где вы писали</h1>');
      expect(body).not.toContain('<form');
    }
    expect(await survey.table.all()).toEqual(before);
  });

  it('by an unknown link finds nobody', async () => {
    expect((await survey.askOptOut('none')).statusCode).toBe(404);
    expect((await survey.optOut('none', button)).statusCode).toBe(404);
  });
});
