import { afterEach, describe, expect, it, vi } from 'vitest';
import { startHttp } from '#test/support/emulators.ts';
import { goodForm, type StartedSurvey, startSurvey } from './start-survey.ts';

let survey: StartedSurvey | undefined;
afterEach(async () => {
  await survey?.stop();
  vi.resetModules();
});

/** Passes everything on to the database; `answer` may have its own way with answers that are kept. */
function answersThrough(answer: (forward: () => Promise<Answer>) => Promise<Answer>) {
  return (dynamo: string) =>
    startHttp((body, headers) => {
      const forward = async () => {
        const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => /^x-amz|authorization/.test(name)));
        const type = 'application/x-amz-json-1.0';
        const got = await fetch(dynamo, { method: 'POST', body, headers: { ...sent, 'content-type': type } });
        return { status: got.status, headers: { 'content-type': type }, body: await got.text() };
      };
      return body.includes('SET #answer') ? answer(forward) : forward();
    });
}
type Answer = { status: number; headers?: Record<string, string>; body?: string };
const failure: Answer = { status: 500, body: '{"__type":"InternalServerError"}' };

describe('an answer', () => {
  it('is not kept while the queue is away: the form comes back as it was, to be sent again', async () => {
    survey = await startSurvey({ queueUrl: 'http://127.0.0.1:1/000000000000/events' });
    const { token, stored } = await survey.invite();
    const { statusCode, headers, body } = await survey.post(token, { ...goodForm, comment: 'Свет дали' });
    expect(statusCode).toBe(503);
    expect(headers).toMatchObject({ 'retry-after': '60', 'content-type': 'text/html; charset=utf-8' });
    expect(body).toContain('<h2>Ответ пока не сохранён</h2>');
    expect(body).toContain('value="yes" checked>');
    expect(body).toContain('>Свет дали</textarea>');
    expect((await stored())?.answer).toBeUndefined();
    expect(survey.log.text()).toContain('RCC_SURVEY_ANSWER_NOT_KEPT');
    expect(survey.log.text()).not.toMatch(new RegExp(`${token}|Свет дали`));
  });

  it('does not wait for a queue that is silent', async () => {
    const silent = await startHttp(() => new Promise(() => {}));
    survey = await startSurvey({ queueUrl: `${silent.endpoint}/000000000000/events` });
    const { token, stored } = await survey.invite();
    const start = performance.now();
    expect((await survey.post(token, goodForm)).statusCode).toBe(503);
    expect(performance.now() - start).toBeLessThan(4000);
    expect((await stored())?.answer).toBeUndefined();
    await silent.stop();
  });

  it('that is announced but never kept leaves a message that finds nothing, and may come again', async () => {
    let isDown = true;
    survey = await startSurvey({ proxy: answersThrough(async (forward) => (isDown ? failure : forward())) });
    const { token, survey: kept, stored } = await survey.invite();
    expect((await survey.post(token, goodForm)).statusCode).toBe(503);
    const [message] = await survey.queues.messagesIn('events');
    expect(message?.body).toContain(kept.tokenHash);
    expect(message?.isDelayed).toBe(true);
    expect((await stored())?.answer).toBeUndefined();

    isDown = false;
    expect((await survey.post(token, goodForm)).statusCode).toBe(303);
    expect((await stored())?.answer?.mark).toBe(5);
  });

  it('that is kept, though the confirmation is lost on the way, is thanked for', async () => {
    let lost = 0;
    const proxy = answersThrough(async (forward) => {
      const confirmation = await forward();
      return lost++ === 0 ? failure : confirmation;
    });
    survey = await startSurvey({ proxy });
    const { token, stored } = await survey.invite();
    expect((await survey.post(token, goodForm)).statusCode).toBe(303);
    expect(lost).toBe(2);
    expect((await stored())?.answer?.mark).toBe(5);
  });
});

describe('a citizen', () => {
  it('gets a page, not a code for machines, while the database does not answer', async () => {
    survey = await startSurvey({ proxy: () => startHttp(() => failure) });
    const token = 'q7Zp1tY0bXw3KcV9mLr2Ug';
    const answers = [await survey.get(token), await survey.post(token, goodForm), await survey.thanks(token)];
    for (const { statusCode, headers, body } of answers) {
      expect(statusCode).toBe(503);
      expect(headers).toMatchObject({ 'retry-after': '60' });
      expect(body).toContain('<h1>Сервис временно недоступен</h1>');
    }
    expect((await survey.head(token)).body).toBe('');
    expect(survey.log.text()).toContain('RCC_SURVEY_FAILED');
    expect(survey.log.text()).not.toContain(token);
  });
});
