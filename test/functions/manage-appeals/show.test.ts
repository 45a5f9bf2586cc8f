import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appealAnswer } from '#functions/manage-appeals/answers.ts';
import { conclusionIds } from '#shared/domain/appeals/conclusion.ts';
import type { Fact } from '#shared/domain/appeals/fact.ts';
import { surveyTermMs } from '#shared/domain/surveys/survey.ts';
import { aFact } from '#test/support/a-fact.ts';
import { idOf } from '#test/support/a-message.ts';
import { moscow } from '#test/support/moscow.ts';
import { type StartedManaging, startManaging, type Who } from './start-managing.ts';

let managing: StartedManaging;
beforeAll(async () => {
  managing = await startManaging();
});
afterAll(() => managing?.stop());

const now = moscow('2026-03-12T12:00');
const operator = { role: 'operator' } as const;
const executor = { role: 'body-executor', body: 'mun-usinsk' } as const;
const words = 'Дурацкая яма на Ленина, третий год!!! Я буду жаловаться в прокуратуру';

const submitted = aFact('appeal.submitted', '2026-03-02T09:00', {
  text: words,
  kind: 'message',
  channel: 'portal',
  municipality: 'usinsk',
  agency: 'mun-usinsk',
});
const classified = aFact('appeal.classified', '2026-03-02T09:00', { sector: 'roads', category: 'potholes' });
const registered = aFact('appeal.registered', '2026-03-02T10:00');
const answered = aFact('appeal.answered', '2026-03-10T12:00', { text: 'Ваше обращение рассмотрено. Благодарим.' });

async function shown(externalId: string, facts: readonly Fact[], who: Who = operator) {
  const { status, body } = await managing.show(await managing.appeal(externalId, facts), who, now);
  expect(status).toBe(200);
  return appealAnswer().strict().parse(body);
}

describe('an appeal', () => {
  it('is shown with its number, its version as the ETag, its words and its history in order, and is not kept', async () => {
    const appealId = await managing.appeal('history', [answered, registered, classified, submitted]);
    const { status, headers, body } = await managing.show(appealId, operator, now);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ etag: '"1"', 'cache-control': 'no-store' });
    const appeal = appealAnswer().parse(body);
    expect(appeal).toMatchObject({
      appealId,
      number: appealId.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3'),
      version: 1,
      source: 'pos',
      externalId: 'history',
      kind: 'message',
      channel: 'portal',
      state: 'answered',
      sector: 'roads',
      category: 'potholes',
      municipality: 'usinsk',
    });
    expect(appeal.history.map(({ type }) => type)).toEqual([
      'appeal.submitted',
      'appeal.classified',
      'appeal.registered',
      'appeal.answered',
    ]);
    expect(appeal.history[0]).toMatchObject({ data: { text: words }, occurredAt: '2026-03-02T06:00:00.000Z' });
  });

  it('is shown with its term and how urgent it is, while that runs', async () => {
    const {
      cycles: [open],
    } = await shown('term', [submitted, classified, registered]);
    expect(open?.term).toMatchObject({ policy: 'message-portal', level: expect.any(String) });
    expect(open?.term.explanation.join(' ')).toMatch(/рабоч.*портал/);
    expect(open?.responsible).toEqual([
      { body: 'mun-usinsk', name: expect.stringContaining('Усинск'), since: '2026-03-02T06:00:00.000Z' },
    ]);
    const {
      cycles: [done],
    } = await shown('term-over', [submitted, classified, registered, answered]);
    expect(done?.term.level).toBeUndefined();
  });

  it('is shown with what the centre concluded, marked as such', async () => {
    const concluded: Fact[] = [
      {
        ...conclusionIds(submitted, 'classifier'),
        type: 'appeal.classified',
        data: { by: 'classifier', candidates: [{ sector: 'roads', category: 'potholes', probability: 0.4 }] },
      },
      {
        ...conclusionIds(submitted, 'recogniser'),
        type: 'appeal.located',
        data: { municipality: 'inta', by: 'recogniser' },
      },
    ];
    const appealId = await managing.appeal('concluded', [submitted], { concluded });
    const { body } = await managing.show(appealId, operator, now);
    expect(
      body.history.map(({ source, concluded: own }: { source: string; concluded?: true }) => [source, own]),
    ).toEqual([
      ['city-portal', undefined],
      ['classifier', true],
      ['recogniser', true],
    ]);
    expect(body.candidates).toEqual([{ sector: 'roads', category: 'potholes', probability: 0.4 }]);
    expect(body.labels).toEqual([{ by: 'classifier' }]);
  });

  it('is shown with what contradicts its history, and with what a person should notice in its texts', async () => {
    const { history } = await shown('remarks', [submitted, aFact('appeal.rated', '2026-03-05T12:00'), answered]);
    expect(history.find(({ type }) => type === 'appeal.rated')?.anomaly).toEqual({ state: 'open' });
    const [question] = history;
    expect(question?.remarks?.conflict.found.map(({ kind }) => kind)).toContain('complaint');
    expect(history.at(-1)?.remarks?.emptyAnswer).toMatchObject({ score: expect.any(Number), signs: expect.any(Array) });
  });

  it('is shown with its survey, without the link and without its words', async () => {
    const externalId = 'survey';
    const appealId = await managing.appeal(externalId, [submitted, answered]);
    const survey = async () => (await managing.show(appealId, operator, now)).body.cycles[0].survey;
    expect(await survey()).toEqual({ state: 'not-invited' });
    const tokenHash = 'ab'.repeat(32);
    const expiresAt = now + surveyTermMs;
    const ids = { appealId, source: 'pos', externalId, cycle: 1, sector: 'roads', category: 'potholes', citizens: [] };
    await managing.surveys.invite({ ...ids, tokenHash, answeredAt: answered.occurredAt, expiresAt });
    expect(await survey()).toEqual({ state: 'invited', openUntil: new Date(expiresAt).toISOString() });
    await managing.surveys.answer(
      tokenHash,
      { mark: 2, resolved: 'no', comment: 'Ямы на месте', reasons: [], mayContact: false },
      now,
    );
    const { body } = await managing.show(appealId, operator, now);
    expect(body.cycles[0].survey).toMatchObject({ state: 'answered', answer: { mark: 2, resolved: 'no' } });
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${tokenHash}|на месте`));
  });

  it('is shown with what the centre has found in an answer to its survey, in the request to reopen too', async () => {
    const externalId = 'found';
    const conflict = { signs: ['rudeness' as const, 'threat' as const], version: 'conflict-2' };
    const rating = aFact(
      'appeal.rated',
      '2026-03-11T12:00',
      { ...{ mark: 1, resolved: 'no', by: 'survey', reasons: ['late'] }, flags: ['own-network'], conflict },
      { source: 'survey' },
    );
    const appealId = await managing.appeal(externalId, [submitted, answered, rating]);
    const ids = { appealId, source: 'pos', externalId, cycle: 1, sector: 'roads', category: 'potholes', citizens: [] };
    const tokenHash = 'cd'.repeat(32);
    await managing.surveys.invite({
      ...ids,
      tokenHash,
      answeredAt: answered.occurredAt,
      expiresAt: now + surveyTermMs,
    });
    const answer = { mark: 1, resolved: 'no', reasons: ['late'], comment: 'Грубые слова', mayContact: true } as const;
    await managing.surveys.answer(tokenHash, answer, now);
    const [cycle] = (await managing.show(appealId, operator, now)).body.cycles;
    expect(cycle.survey.answer).toMatchObject({
      ...{ reasons: ['late'], mayContact: true, flags: ['own-network'], conflict: ['rudeness', 'threat'] },
    });
    expect(cycle.reopenRequest.conflict).toEqual(['rudeness', 'threat']);
    expect(cycle.ratings).toMatchObject([{ satisfied: false, flags: ['own-network'] }]);
    expect(JSON.stringify(cycle)).not.toContain('Грубые слова');
  });

  it('is shown with the appeals that are like it, their numbers only to whoever may see them', async () => {
    const appealId = await managing.appeal('alike', [submitted, classified]);
    const member = (id: string) => ({ appealId: id, submittedAt: now, signature: new Uint8Array(1) });
    const members = [appealId, idOf('other-1'), idOf('other-2')].map(member);
    await managing.likeness.keep({ municipality: 'usinsk', category: 'potholes' }, [{ isMass: true, members }], now);
    const group = { isMass: true, count: 3, since: new Date(now).toISOString(), until: new Date(now).toISOString() };
    const appealIds = members.map((one) => one.appealId);
    expect((await managing.show(appealId, operator, now)).body.likeness).toEqual({ ...group, appealIds });
    const lead: Who = { role: 'sector-lead', sectors: ['roads'] };
    expect((await managing.show(appealId, lead, now)).body.likeness).toEqual({ ...group, appealIds });
    expect((await managing.show(appealId, executor, now)).body.likeness).toEqual(group);
    expect((await managing.show(appealId, operator, now + 4 * 3_600_000)).body.likeness).toBeUndefined();
  });

  it('is shown with what the asking person may do now', async () => {
    const appealId = await managing.appeal('allowed', [submitted, classified]);
    const allowed = async (who: Who) => (await managing.show(appealId, who, now)).body.allowed;
    expect(await allowed(operator)).toEqual(['register', 'assign', 'forward', 'classify', 'locate', 'close', 'note']);
    expect(await allowed(executor)).toEqual(['register', 'forward', 'interim-answer', 'answer', 'note']);
    expect(await allowed({ role: 'body-head', body: 'mun-usinsk' })).toEqual([
      'register',
      'assign',
      'forward',
      'extend',
      'interim-answer',
      'answer',
      'note',
    ]);
    expect(await allowed({ role: 'curator' })).toEqual(['note']);
  });

  it('of which only events have come, and not the submission, is shown to the centre', async () => {
    const { state, allowed } = await shown('absent', [registered]);
    expect([state, allowed]).toEqual(['absent', ['classify', 'locate', 'note']]);
  });
});

describe('a look', () => {
  it('is logged with who and which, and no word of it', async () => {
    const appealId = await managing.appeal('logged', [submitted, answered]);
    await managing.show(appealId, { ...operator, id: 'ivanova-5' }, now);
    const line =
      managing.log
        .text()
        .split('\n')
        .findLast((one) => one.includes('RCC_APPEAL_READ')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ staff: 'ivanova-5', role: 'operator', appealId, version: 1 });
    expect(managing.log.text()).not.toMatch(/яма|Ленина|рассмотрено/i);
  });
});

describe('to guess a number tells nothing', () => {
  const strangers: readonly Who[] = [
    { role: 'body-executor', body: 'mun-inta' },
    { role: 'body-head', body: 'mun-inta' },
    { role: 'body-head', body: 'org-usinsk' },
    { role: 'body-executor' },
    { role: 'sector-lead', sectors: ['health'] },
    { role: 'sector-head' },
  ];

  it.each(strangers)('%j: the same answer for what there is and what there is not', async (who) => {
    const appealId = await managing.appeal(`guessed ${JSON.stringify(who)}`, [submitted, classified]);
    const found = await managing.show(appealId, who, now);
    expect(found).toMatchObject({ status: 404, body: { type: 'urn:rcc:problem:not-found' } });
    expect(await managing.show(idOf('nobody has this'), who, now)).toEqual(found);
    expect(await managing.show('../../secret яма', who, now)).toEqual(found);

    const note = { text: 'Видел' };
    const refused = await managing.command('note', appealId, who, note, { version: 1 });
    expect(refused).toEqual(found);
    expect(await managing.command('note', idOf('nobody has this'), who, note, { version: 1 })).toEqual(found);
    // Neither does the version.
    expect(await managing.command('note', appealId, who, note, { version: 9 })).toEqual(found);
    expect(managing.log.text()).not.toMatch(/яма|secret|Видел/i);
  });
});
