import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import trigger from '#events/triggers/survey.json' with { type: 'json' };
import { messageSchema } from '#functions/record-event/contract.ts';
import { goodForm, now, type StartedSurvey, sampleToken, startSurvey } from './start-survey.ts';

let survey: StartedSurvey;
beforeAll(async () => {
  survey = await startSurvey();
});
afterAll(() => survey.stop());

async function messagesAbout(tokenHash: string) {
  const messages = await survey.queues.messagesIn('events');
  return messages.filter(({ body }) => body.includes(tokenHash));
}

describe('an answer', () => {
  it('is kept, announced with a delay, and thanked for: the raw request of the gateway', async () => {
    const { survey: kept, stored } = await survey.invite({}, sampleToken);
    const response = await survey.handler(structuredClone(trigger) as APIGatewayProxyEventV2, {} as Context);
    expect(response).toMatchObject({ statusCode: 303, headers: { location: `/s/${sampleToken}/thanks` } });
    expect((await stored())?.answer).toEqual({
      mark: 4,
      resolved: 'partly',
      reasons: ['done-badly'],
      comment: 'Яму засыпали, люк остался.',
      mayContact: true,
      address: expect.stringMatching(/^[\w-]{22}$/),
      at: now,
    });

    const [message, ...others] = await messagesAbout(kept.tokenHash);
    expect(others).toEqual([]);
    expect(message?.isDelayed).toBe(true);
    expect(messageSchema.parse(JSON.parse(message?.body ?? ''))).toEqual({
      kind: 'survey-answer',
      tokenHash: kept.tokenHash,
    });
    expect((await survey.thanks(sampleToken)).statusCode).toBe(200);
  });

  it('sent twice, once with the line ends of another system, is one answer and the same thanks', async () => {
    const { token, survey: kept, stored } = await survey.invite();
    const first = await survey.post(token, { ...goodForm, comment: 'раз\r\nдва' });
    const answered = await stored();
    const second = await survey.post(token, { ...goodForm, comment: 'раз\nдва ' }, { at: now + 60_000 });
    expect(first.statusCode).toBe(303);
    expect(second).toEqual(first);
    expect(await stored()).toEqual(answered);
    expect(await messagesAbout(kept.tokenHash)).toHaveLength(1);
  });

  it.each([{ mark: '4' }, { resolved: 'no' }, { comment: 'иначе' }, { mark: '9' }])(
    'is not changed by another one: %j',
    async (change) => {
      const { token, stored } = await survey.invite();
      await survey.post(token, goodForm);
      const answered = await stored();
      expect((await survey.post(token, { ...goodForm, ...change })).statusCode).toBe(410);
      expect(await stored()).toEqual(answered);
    },
  );

  it('is one among twenty different ones at once', async () => {
    const { token, survey: kept, stored } = await survey.invite();
    const comments = Array.from({ length: 20 }, (_, index) => `ответ ${index}`);
    const answers = await Promise.all(comments.map((comment) => survey.post(token, { ...goodForm, comment })));
    const thanked = comments.filter((_, index) => answers[index]?.statusCode === 303);
    expect(thanked).toEqual([(await stored())?.answer?.comment]);
    expect(answers.filter(({ statusCode }) => statusCode === 410)).toHaveLength(19);
    const bodies = new Set((await messagesAbout(kept.tokenHash)).map(({ body }) => body));
    expect(bodies.size).toBe(1);
  });

  it('is thanked for twenty times when the same one comes twenty times at once', async () => {
    const { token } = await survey.invite();
    const answers = await Promise.all(Array.from({ length: 20 }, () => survey.post(token, goodForm)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(303));
  });

  it('is in time until the last millisecond of the term', async () => {
    const { token, survey: kept, stored } = await survey.invite();
    const late = await survey.post(token, goodForm, { at: kept.expiresAt });
    expect(late.statusCode).toBe(410);
    expect((await survey.get(token, { at: kept.expiresAt })).statusCode).toBe(410);
    expect((await stored())?.answer).toBeUndefined();
    expect(await messagesAbout(kept.tokenHash)).toEqual([]);

    // The database itself refuses it too, whatever was read before.
    const answer = { mark: 1, resolved: 'no', reasons: [], mayContact: false } as const;
    expect(await survey.store.answer(kept.tokenHash, answer, kept.expiresAt)).toBe('not-open');

    expect((await survey.get(token, { at: kept.expiresAt - 1 })).statusCode).toBe(200);
    expect((await survey.post(token, goodForm, { at: kept.expiresAt - 1 })).statusCode).toBe(303);
    expect((await stored())?.answer?.at).toBe(kept.expiresAt - 1);
  });

  it('of more than 16 KiB is refused unread', async () => {
    const { token, stored } = await survey.invite();
    const comment = 'a'.repeat(16 * 1024);
    const { statusCode, body } = await survey.post(token, { ...goodForm, comment });
    expect(statusCode).toBe(413);
    expect(body).toContain('<h1>Ответ слишком длинный</h1>');
    expect((await stored())?.answer).toBeUndefined();
  });

  it('leaves no token, comment or hash in the log', async () => {
    const { token, survey: kept } = await survey.invite();
    await survey.get(token);
    await survey.post(token, { ...goodForm, comment: 'Канарейка', mark: '7' });
    await survey.post(token, { ...goodForm, comment: 'Канарейка' });
    await survey.post(token, { ...goodForm, comment: 'Канарейка ещё раз' });
    await survey.thanks(token);
    expect(survey.log.text()).toContain('RCC_SURVEY_ANSWERED');
    for (const secret of [token, kept.tokenHash, 'Канарейка']) expect(survey.log.text()).not.toContain(secret);
  });
});
