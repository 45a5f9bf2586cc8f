import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aToken, now, type StartedSurvey, sampleToken, startSurvey } from './start-survey.ts';

let survey: StartedSurvey;
beforeAll(async () => {
  survey = await startSurvey();
});
afterAll(() => survey.stop());

const answer = {
  mark: 2,
  resolved: 'no',
  comment: 'Лёд на крыльце, дворника звать Иван',
  reasons: [],
  mayContact: false,
} as const;

async function linkIn(state: 'open' | 'answered' | 'expired' | 'unknown') {
  if (state === 'unknown') return aToken();
  const { token, survey: kept } = await survey.invite(state === 'expired' ? { expiresAt: now } : {});
  if (state === 'answered') await survey.store.answer(kept.tokenHash, answer, now - 1000);
  return token;
}

describe('the form', () => {
  it('shows the number as it is spoken and asks four questions', async () => {
    const { token } = await survey.invite({ appealId: '7K2M04QX9ZTA' });
    const { statusCode, body } = await survey.get(token);
    expect(statusCode).toBe(200);
    expect(body).toContain('7K2M-04QX-9ZTA');
    expect(body).toContain('<html lang="ru"');
    expect(body.match(/<legend>/g)).toHaveLength(4);
    expect(body.match(/type="radio"/g)).toHaveLength(8);
    expect(body).toContain('<label class="label" for="comment">');
    expect(body).not.toContain('2026-03-000417');
  });

  it('shows what the appeal was about, and nothing in its place when that is not known', async () => {
    const { formPage } = await import('#functions/survey/pages/form-page.ts');
    const subject = { token: sampleToken, lang: 'ru', appealId: '7K2M04QX9ZTA', reasons: [] } as const;
    const known = await formPage({ ...subject, categoryTitle: 'Ямы & «лежачие»' });
    expect(known.body).toContain('<dt>О чём оно</dt><dd lang="ru">Ямы &amp; «лежачие»</dd>');
    const unknown = await formPage({ ...subject, categoryTitle: undefined });
    expect(unknown.body).not.toMatch(/О чём оно|undefined|false|null/);
  });

  it('carries no script, loads nothing and names no other address', async () => {
    const { token } = await survey.invite();
    const { body } = await survey.get(token);
    expect(body).not.toMatch(/<script|javascript:|https?:|\bsrc=|<link|\son[a-z]+=/i);
    // Its own link is on it only to lead to the question whether to be asked any more.
    expect(body.replace(`href="/s/${token}/opt-out"`, '')).not.toContain(token);
  });

  it.each(['open', 'answered', 'expired', 'unknown'] as const)(
    'guards the page of a link that is %s',
    async (state) => {
      const { headers = {}, body } = await survey.get(await linkIn(state));
      const style = body.match(/<style>([\s\S]*)<\/style>/)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      });
    },
  );
});

describe('a link that is opened', () => {
  const openers = [
    { 'user-agent': 'Mozilla/5.0 (compatible; MSIE 10.0) SafeLinks' },
    { purpose: 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { 'x-moz': 'prefetch' },
    { 'user-agent': 'TelegramBot (like TwitterBot)' },
  ] as Record<string, string>[];

  it('writes nothing and counts nothing, whoever opens it and however often', async () => {
    const { token, stored } = await survey.invite();
    const before = await stored();
    const requests = Array.from({ length: 50 }, (_, index) => {
      const headers = openers[index % openers.length] ?? {};
      return index % 2 ? survey.get(token, { headers }) : survey.head(token, { headers });
    });
    for (const { statusCode } of await Promise.all(requests)) expect(statusCode).toBe(200);
    expect(await stored()).toEqual(before);
    expect(before?.answer).toBeUndefined();
    expect(await survey.queues.messagesIn('events')).toEqual([]);
  });

  it.each(['open', 'answered', 'expired', 'unknown'] as const)(
    'answers HEAD like GET, without a body: %s',
    async (state) => {
      const token = await linkIn(state);
      const [get, head] = await Promise.all([survey.get(token), survey.head(token)]);
      expect(head).toEqual({ ...get, body: '' });
    },
  );
});

describe('a link that is not open', () => {
  it.each([
    ['answered', 410, 'Вы уже ответили'],
    ['expired', 410, 'Срок истёк'],
    ['unknown', 404, 'Такой страницы нет'],
  ] as const)('says so to GET and to POST: %s', async (state, status, title) => {
    const token = await linkIn(state);
    const answers = [await survey.get(token), await survey.post(token, { form: 'survey', resolved: 'yes', mark: '5' })];
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(status);
      expect(body).toContain(`<h1>${title}</h1>`);
      expect(body).not.toContain(answer.comment);
    }
  });

  it('looks the same in all three cases', async () => {
    const look = async (state: 'answered' | 'expired' | 'unknown') =>
      (await survey.get(await linkIn(state))).body.replace(/>[^<>]*</g, '><');
    const looks = await Promise.all([look('answered'), look('expired'), look('unknown')]);
    expect(new Set(looks).size).toBe(1);
  });

  it.each(['', 'short', 'x'.repeat(23), 'q7Zp1tY0bXw3KcV9mLr2U%', '../../../../../etc/pas'])(
    'is unknown when it is malformed: %j',
    async (token) => {
      expect((await survey.get(token)).statusCode).toBe(404);
      expect((await survey.post(token, { form: 'survey', resolved: 'yes', mark: '5' })).statusCode).toBe(404);
      expect((await survey.thanks(token)).statusCode).toBe(404);
    },
  );
});

describe('the thank-you page', () => {
  it('may be loaded again, also after the term', async () => {
    const token = await linkIn('answered');
    for (const at of [now, now, now + 400 * 86_400_000]) {
      const { statusCode, body } = await survey.thanks(token, { at });
      expect(statusCode).toBe(200);
      expect(body).toContain('<h1>Спасибо, ответ принят</h1>');
    }
  });

  it('leads to the form before the answer, and tells of the term after it', async () => {
    const token = await linkIn('open');
    expect(await survey.thanks(token)).toMatchObject({ statusCode: 303, headers: { location: `/s/${token}` } });
    expect((await survey.thanks(await linkIn('expired'))).statusCode).toBe(410);
  });
});
