import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aToken, goodForm, now, type StartedSurvey, startSurvey } from './start-survey.ts';

let survey: StartedSurvey;
beforeAll(async () => {
  survey = await startSurvey();
});
afterAll(() => survey.stop());

async function toldOf(tokenHash: string): Promise<string[]> {
  const told = await survey.queues.messagesIn('events');
  return [...new Set(told.map(({ body }) => body).filter((body) => body.includes(tokenHash)))];
}

describe('fifty at once', () => {
  it('are one answer, told of in one way, and counted once', async () => {
    const { token, survey: kept, stored } = await survey.invite();
    const froms = Array.from({ length: 50 }, (_, index) => `203.0.113.${index}`);
    const sent = froms.map((from, index) => survey.post(token, { ...goodForm, comment: `${index}` }, { from }));
    const answers = await Promise.all(sent);
    const { comment } = (await stored())?.answer ?? {};
    for (const [index, { statusCode }] of answers.entries()) {
      // A busy machine may ask one of the others to send again, and tells them then.
      if (statusCode === 503)
        expect((await survey.post(token, { ...goodForm, comment: `${index}` })).statusCode).not.toBe(503);
      else expect(statusCode).toBe(comment === `${index}` ? 303 : 410);
    }
    expect(await toldOf(kept.tokenHash)).toHaveLength(1);
    const counts = (await survey.table.all()).filter(({ answers: counted }) => counted?.has(kept.tokenHash));
    expect(counts).toHaveLength(1);
  });
});

describe('a token', () => {
  /** The last of 22 characters holds 4 bits of padding: another one there is another token all the same. */
  const tampered: [string, (token: string) => string][] = [
    ['with another last character', (token) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    ['with another first character', (token) => `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`],
    [
      'in other letters',
      (token) => token.replace(/[a-z]/i, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase())),
    ],
    ['that is cut', (token) => token.slice(0, -1)],
    ['that goes on', (token) => `${token}A`],
    ['with white space', (token) => `${token} `],
    ['with NUL', (token) => `${token}\u0000`],
    ['of the database', (token) => `survey#${token}`],
    ['of 4,000 characters', (token) => token.repeat(200)],
  ];

  it.each(tampered)('%s leads nowhere', async (_, change) => {
    const { token, survey: kept, stored } = await survey.invite({ citizens: ['somebody'] });
    const wrong = change(token);
    expect(wrong).not.toBe(token);
    const answers = [
      await survey.get(wrong),
      await survey.post(wrong, goodForm),
      await survey.thanks(wrong),
      await survey.askOptOut(wrong),
      await survey.optOut(wrong, { form: 'opt-out' }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404]);
    for (const { body } of answers) expect(body).not.toContain(token);
    expect((await stored())?.answer).toBeUndefined();
    expect(await survey.table.item('citizen#somebody', 'citizen')).toBeUndefined();
    expect(await toldOf(kept.tokenHash)).toEqual([]);
  });

  it('is not what is stored: its hash opens nothing', async () => {
    const { survey: kept } = await survey.invite();
    expect((await survey.post(kept.tokenHash, goodForm)).statusCode).toBe(404);
  });

  it('that was used changes nothing any more', async () => {
    const { token, stored } = await survey.invite();
    await survey.post(token, goodForm);
    const answered = await stored();
    for (const mark of ['1', '2', '9', ''])
      expect((await survey.post(token, { ...goodForm, mark })).statusCode).toBe(410);
    expect(await stored()).toEqual(answered);
  });

  it('of another cycle answers that cycle alone', async () => {
    const first = await survey.invite({ appealId: '7K2M04QX9ZTA', cycle: 1, expiresAt: now });
    const second = await survey.invite({ appealId: '7K2M04QX9ZTA', cycle: 2 });
    expect((await survey.post(first.token, goodForm)).statusCode).toBe(410);
    expect((await second.stored())?.answer).toBeUndefined();
    expect((await survey.post(second.token, goodForm)).statusCode).toBe(303);
    expect((await first.stored())?.answer).toBeUndefined();
  });
});

describe('the end of the term', () => {
  it.each([
    [-1, 303],
    [0, 410],
    [1, 410],
  ])('comes at its very millisecond: %d ms after it %d', async (after, status) => {
    const { token, survey: kept, stored } = await survey.invite();
    expect((await survey.post(token, goodForm, { at: kept.expiresAt + after })).statusCode).toBe(status);
    expect((await stored())?.answer?.at).toBe(status === 303 ? kept.expiresAt + after : undefined);
  });

  it('is one for ten who come around it', async () => {
    const { token, survey: kept, stored } = await survey.invite();
    const sent = Array.from({ length: 10 }, (_, index) =>
      survey.post(token, goodForm, { at: kept.expiresAt - 1 + (index % 2) }),
    );
    const answers = await Promise.all(sent);
    expect((await stored())?.answer?.at).toBe(kept.expiresAt - 1);
    for (const [index, { statusCode }] of answers.entries()) if (index % 2 === 0) expect(statusCode).toBe(303);
  });
});

describe('too much', () => {
  it.each(['comment', 'reasons', 'another'])('is refused unread: 1 MB of %s', async (field) => {
    const { token, survey: kept } = await survey.invite({ citizens: ['much'] });
    const before = await survey.table.all();
    const form = { ...goodForm, [field]: 'ы'.repeat(175_000) };
    const answers = [await survey.post(token, form), await survey.optOut(token, { ...form, form: 'opt-out' })];
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(413);
      expect(body.length).toBeLessThan(20_000);
    }
    expect(await survey.table.all()).toEqual(before);
    expect(await toldOf(kept.tokenHash)).toEqual([]);
  });

  it('of fields in little space is no trouble', async () => {
    const { token, stored } = await survey.invite();
    const many = `${new URLSearchParams({ ...goodForm, resolved: 'no' })}${'&reasons=late'.repeat(1000)}`;
    expect((await survey.post(token, many)).statusCode).toBe(303);
    expect((await stored())?.answer?.reasons).toEqual(['late']);
  });
});

describe('words', () => {
  const raw = new Map([
    ['a script', '<script>alert(1)</script>'],
    ['an end of the field', '</textarea></form><form action=//evil.example>'],
    ['marks from right to left', '\u202eелсоп\u202c\u2066\u200f'],
    ['emoji', '👩🏽‍🚒🏳️‍🌈'],
    ['bytes of a lone surrogate', '%ED%A0%80 %ED%BF%BF'],
    ['NUL', 'до%00после%07'],
    ['bytes that are no UTF-8', '%FF%FE%C0%80'],
  ]);

  it.each([...raw.keys()])('are shown as text and stored safely: %s', async (name) => {
    const { token, stored } = await survey.invite();
    const sent = raw.get(name) ?? '';
    const comment = sent.includes('%') ? sent : encodeURIComponent(sent);
    const refused = await survey.post(token, `form=survey&resolved=no&comment=${comment}`);
    expect(refused.statusCode).toBe(422);
    expect(refused.body.match(/<(script|form|\/form|\/textarea)\b/g)).toEqual(['<form', '</textarea', '</form']);
    expect(refused.body.isWellFormed()).toBe(true);
    expect((await survey.post(token, `form=survey&resolved=no&mark=1&comment=${comment}`)).statusCode).toBe(303);
    const kept = (await stored())?.answer?.comment ?? '';
    expect(kept.isWellFormed()).toBe(true);
    expect(kept).not.toMatch(/[^\P{Cc}\n\t]/u);
    if (!sent.includes('%')) expect(kept).toBe(sent);
  });
});

describe('a form from elsewhere', () => {
  const host = 'centre.example';
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: `https://${host}.evil.example` },
    { origin: `https://${host}:8443` },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'null, https://evil.example' },
    { origin: 'file://' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: `https://${host}`, 'sec-fetch-site': 'cross-site' },
  ];
  it.each(foreign)('is refused with a page that says what to do: %j', async (sent) => {
    const { token, survey: kept } = await survey.invite({ citizens: ['lured'] });
    const before = await survey.table.all();
    const headers = { origin: 'null', 'sec-fetch-site': 'none', ...sent };
    const answers = [
      await survey.post(token, goodForm, { headers }),
      await survey.optOut(token, { form: 'opt-out' }, { headers }),
    ];
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(403);
      expect(body).toContain('Откройте ссылку из сообщения центра');
    }
    expect(await survey.table.all()).toEqual(before);
    expect(await toldOf(kept.tokenHash)).toEqual([]);
  });

  const own: Record<string, string>[] = [
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    { origin: `https://${host}`, 'sec-fetch-site': 'same-origin' },
    { origin: `https://${host}`, 'sec-fetch-site': 'none', host: 'Centre.Example' },
  ];
  it.each(own)('of our own is taken: %j', async (headers) => {
    const { token } = await survey.invite();
    expect((await survey.post(token, goodForm, { headers })).statusCode).toBe(303);
  });
});

describe('doubled fields', () => {
  it.each(['form', 'resolved', 'mark'])('are no choice: %s', async (field) => {
    const { token, stored } = await survey.invite();
    const twice = `${new URLSearchParams(goodForm)}&${new URLSearchParams({ [field]: { ...goodForm }[field] ?? '' })}`;
    expect((await survey.post(token, twice)).statusCode).toBe(422);
    expect((await stored())?.answer).toBeUndefined();
  });

  it('of words lose none', async () => {
    const { token, stored } = await survey.invite();
    await survey.post(token, 'form=survey&resolved=no&mark=1&comment=раз&comment=два');
    expect((await stored())?.answer?.comment).toBe('раз\nдва');
  });
});

describe('a thousand looks', () => {
  const openers: Record<string, string>[] = [
    { 'user-agent': 'Mozilla/5.0 (compatible; MSIE 10.0) SafeLinks' },
    { 'user-agent': 'TelegramBot (like TwitterBot)' },
    { 'user-agent': 'WhatsApp/2.23.20.0' },
    { 'user-agent': 'vkShare; +http://vk.com/dev/Share' },
    { 'user-agent': 'facebookexternalhit/1.1' },
    { 'user-agent': 'Slackbot-LinkExpanding 1.0' },
    { 'user-agent': 'Barracuda Sentinel (EE)' },
    { 'user-agent': 'GoogleImageProxy' },
    { purpose: 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender', 'sec-fetch-site': 'cross-site' },
    { 'x-moz': 'prefetch', 'x-purpose': 'preview' },
  ];

  it('at every page of every link store nothing and tell nobody', async () => {
    const open = await survey.invite({ citizens: ['looked-at'] });
    const expired = await survey.invite({ citizens: ['looked-at'], expiresAt: now });
    const tokens = [open.token, expired.token, aToken(), 'short'];
    const looks = [survey.get, survey.head, survey.thanks, survey.askOptOut];
    const before = await survey.table.all();
    const toldBefore = (await survey.queues.messagesIn('events')).length;
    for (let round = 0; round < 20; round += 1) {
      const requests = Array.from({ length: 50 }, (_, index) => {
        const look = looks[index % looks.length] ?? survey.get;
        return look(tokens[(index >> 2) % tokens.length] ?? '', {
          headers: openers[(index + round) % openers.length] ?? {},
        });
      });
      for (const { statusCode = 0 } of await Promise.all(requests)) expect([200, 303, 404, 410]).toContain(statusCode);
    }
    expect(await survey.table.all()).toEqual(before);
    expect(await survey.queues.messagesIn('events')).toHaveLength(toldBefore);
    expect(before.some(({ pk }) => pk === 'citizen#looked-at')).toBe(false);
  }, 60_000);
});
