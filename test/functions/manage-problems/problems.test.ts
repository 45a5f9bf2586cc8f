import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '#test/support/a-message.ts';
import { moscow } from '#test/support/moscow.ts';
import { someWork, workItem } from '#test/support/some-work.ts';
import { type StartedProblems, startProblems } from './start-problems.ts';

const hourMs = 3_600_000;
const now = moscow('2026-10-06') + 12 * hourMs;
const heating = { municipality: 'inta', category: 'heating' };
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
const ids = (prefix: string, count: number) => names(prefix, count).map((name) => idOf(name));

const operator = { centre_role: 'operator' };
const lead = { centre_role: 'sector-lead', centre_sectors: 'housing' };
const otherLead = { centre_role: 'sector-lead', centre_sectors: 'roads' };
const body = (centre_body: string) => ({ centre_role: 'body-head', centre_body });

const plan = { what: 'Заменить теплотрассу', who: { body: 'mun-inta' }, by: '2026-11-30', state: 'planned' };
const cold = `inta.heating.${idOf('cold-0')}`;
const first = { 'idempotency-key': 'key-1', 'if-match': '"0"' };

let problems: StartedProblems;
beforeAll(async () => {
  problems = await startProblems();
});
beforeEach(async () => {
  problems.database.fault = () => undefined;
  await problems.tables.empty('centre');
  await problems.found(heating, [names('cold', 7), names('pair', 2)], now);
  await problems.found({ municipality: 'usinsk', category: 'potholes' }, [names('pit', 9)], now);
  await problems.found({ municipality: 'usinsk', category: 'other' }, [names('odd', 5)], now);
});
afterAll(() => problems?.stop());

describe('mass problems', () => {
  it('are listed, the largest first, with what they are about, how many and which', async () => {
    const { problems: listed } = await problems.list(operator, {}, now);
    expect(listed.map(({ problemId }) => problemId)).toEqual([
      `usinsk.potholes.${idOf('pit-0')}`,
      cold,
      `usinsk.other.${idOf('odd-0')}`,
    ]);
    expect(listed[1]).toEqual({
      problemId: cold,
      municipality: { id: 'inta', title: 'Инта' },
      sector: { id: 'housing', title: 'Жилищно-коммунальное хозяйство' },
      category: { id: 'heating', title: 'Отопление' },
      isFastTrack: true,
      isCurrent: true,
      isMass: true,
      count: 7,
      since: '2026-10-01T12:00:00+03:00',
      until: '2026-10-01T12:00:06+03:00',
      appealIds: ids('cold', 7).sort(),
      version: 0,
      mayPlan: true,
    });
    expect(listed[2]).toMatchObject({ category: { title: 'Прочие по направлениям' } });
    expect(listed[2]).not.toHaveProperty('sector');
  });

  it.each([
    [{ municipality: 'inta' }, [cold]],
    [{ sector: 'roads' }, [`usinsk.potholes.${idOf('pit-0')}`]],
    [{ category: 'heating' }, [cold]],
    [{ municipality: 'inta', category: 'potholes' }, []],
    [{ municipality: 'atlantis' }, []],
    [{ state: 'planned' }, []],
    [{ state: 'without-plan', sector: 'housing' }, [cold]],
  ])('are filtered by %j', async (query, expected) => {
    const { problems: listed } = await problems.list(operator, query, now);
    expect(listed.map(({ problemId }) => problemId)).toEqual(expected);
  });

  it('come page by page, each once', async () => {
    const seen: string[] = [];
    let query: Record<string, string> | undefined = { limit: '1' };
    while (query) {
      const page: Awaited<ReturnType<StartedProblems['list']>> = await problems.list(operator, query, now);
      seen.push(...page.problems.map(({ problemId }) => problemId));
      query = page.next ? Object.fromEntries(new URL(page.next, 'http://a').searchParams) : undefined;
    }
    const whole = await problems.list(operator, {}, now);
    expect(seen).toEqual(whole.problems.map(({ problemId }) => problemId));
  });

  it('have cursors of one person and question alone', async () => {
    const { next = '' } = await problems.list(operator, { limit: '1' }, now);
    const cursor = new URL(next, 'http://a').searchParams.get('cursor') ?? '';
    expect((await problems.list(operator, { cursor }, now)).status).toBe(200);
    expect((await problems.list(operator, { cursor, sector: 'roads' }, now)).status).toBe(400);
    expect((await problems.list({ ...operator, sub: 'another' }, { cursor }, now)).status).toBe(400);
  });

  it('are gone when the search has not found them for three hours', async () => {
    expect((await problems.list(operator, {}, now + 4 * hourMs)).problems).toEqual([]);
    expect((await problems.show(cold, operator, now + 4 * hourMs)).status).toBe(404);
  });

  it.each([
    ['a group that is too small', `inta.heating.${idOf('pair-0')}`],
    ['an appeal of no group', `inta.heating.${idOf('nobody')}`],
    ['a municipality that there is not', `atlantis.heating.${idOf('cold-0')}`],
    ['a category that there is not', `inta.love.${idOf('cold-0')}`],
    ['what is no id', 'inta'],
  ])('are not found by %s', async (_, id) => {
    expect((await problems.show(id, operator, now)).status).toBe(404);
  });

  it('are found by any of their appeals, for the earliest is not the earliest for ever', async () => {
    const { json } = await problems.show(`inta.heating.${idOf('cold-3')}`, operator, now);
    expect(json).toMatchObject({ problemId: cold });
  });
});

describe('who sees problems', () => {
  it('a sector lead: those of the own sectors', async () => {
    const { problems: listed } = await problems.list(lead, {}, now);
    expect(listed.map(({ problemId }) => problemId)).toEqual([cold]);
    expect((await problems.show(cold, otherLead, now)).status).toBe(403);
    expect((await problems.list(lead, { sector: 'roads' }, now)).status).toBe(403);
  });

  it('a body: those with an appeal on its table, and of them those appeals alone', async () => {
    await problems.tables.put('appeals', workItem(someWork('cold-2', now, { body: 'mun-inta' })));
    const { problems: listed } = await problems.list(body('mun-inta'), {}, now);
    expect(listed).toMatchObject([{ problemId: cold, count: 7, appealIds: [idOf('cold-2')], mayPlan: false }]);
    expect((await problems.list(body('mun-usinsk'), {}, now)).problems).toEqual([]);
    expect((await problems.show(cold, body('mun-usinsk'), now)).status).toBe(404);
    await problems.tables.empty('appeals');
  });

  it('a body that a plan names sees the problem and the plan', async () => {
    await problems.plan(cold, lead, plan, first, now);
    const { json } = await problems.show(cold, body('mun-inta'), now);
    expect(json).toMatchObject({ appealIds: [], plan });
  });

  it('nobody whose token names no sector', async () => {
    expect((await problems.list({ centre_role: 'sector-lead' }, {}, now)).status).toBe(403);
  });
});

describe('a plan', () => {
  it('is kept with who made it and when, every change of it too', async () => {
    const made = await problems.plan(cold, lead, plan, first, now);
    expect(made).toMatchObject({
      status: 201,
      headers: { etag: '"1"' },
      json: { version: 1, at: '2026-10-06T12:00:00+03:00', author: { id: 'person-7', role: 'sector-lead' }, plan },
    });
    const started = { ...plan, state: 'in-progress' };
    const second = { 'idempotency-key': 'key-2', 'if-match': '"1"' };
    const changed = await problems.plan(cold, { ...operator, sub: 'person-8' }, started, second, now + hourMs);
    expect(changed.status).toBe(201);
    const { headers, json } = await problems.show(cold, lead, now + hourMs);
    expect(headers['etag']).toBe('"2"');
    expect(json).toMatchObject({ plan: started, version: 2, registeredAt: '2026-10-06T12:00:00+03:00' });
    expect(json.history).toMatchObject([
      { version: 1, author: { id: 'person-7', role: 'sector-lead' }, plan },
      { version: 2, author: { id: 'person-8', role: 'operator' }, plan: started },
    ]);
  });

  it('outlives the groups: the problem is listed until the plan is finished', async () => {
    await problems.plan(cold, lead, plan, first, now);
    const later = now + 40 * 24 * hourMs;
    const open = await problems.list(operator, {}, later);
    expect(open.problems).toMatchObject([{ problemId: cold, isCurrent: false, isMass: false, count: 7, plan }]);
    const done = { ...plan, state: 'done' };
    await problems.plan(cold, lead, done, { 'idempotency-key': 'key-2', 'if-match': '"1"' }, later);
    expect((await problems.list(operator, {}, later)).problems).toEqual([]);
    expect((await problems.list(operator, { state: 'done' }, later)).problems).toMatchObject([{ plan: done }]);
  });

  it('stays with its problem when the earliest appeals are not compared any more', async () => {
    await problems.plan(cold, lead, plan, first, now);
    await problems.found(heating, [[...names('cold', 7).slice(3), ...names('colder', 4)]], now + hourMs);
    const { problems: listed } = await problems.list(operator, { category: 'heating' }, now + hourMs);
    expect(listed).toMatchObject([{ problemId: cold, isMass: true, count: 11, plan }]);
  });

  it('of a problem that turns out to be another one stands beside it', async () => {
    const mould = `inta.heating.${idOf('mould-0')}`;
    await problems.found(heating, [names('cold', 7), names('mould', 5)], now);
    await problems.plan(cold, lead, plan, first, now);
    await problems.plan(mould, lead, { ...plan, what: 'Просушить' }, first, now + 1);
    await problems.found(heating, [[...names('cold', 7), ...names('mould', 5)]], now + hourMs);
    const { problems: listed } = await problems.list(operator, { category: 'heating' }, now + hourMs);
    expect(listed).toMatchObject([{ problemId: cold, count: 12 }]);
    const { json } = await problems.show(mould, operator, now + hourMs);
    expect(json).toMatchObject({ mergedInto: cold, plan: { what: 'Просушить' } });
  });

  it('is made once however often it is sent, also when the answer was lost', async () => {
    let isFirst = true;
    problems.database.fault = ({ operation }) => {
      if (operation !== 'TransactWriteItems' || !isFirst) return undefined;
      isFirst = false;
      return 'cut';
    };
    const sent = await Promise.all([1, 2, 3].map(() => problems.plan(cold, lead, plan, first, now)));
    expect(sent.map(({ status }) => status).every((status) => status === 200 || status === 201)).toBe(true);
    const again = await problems.plan(cold, lead, plan, first, now + hourMs);
    expect(again).toMatchObject({ status: 200, json: { version: 1, at: '2026-10-06T12:00:00+03:00' } });
    expect((await problems.show(cold, lead, now)).json.history).toHaveLength(1);
  });

  it('is refused with 412 to whoever has not seen the latest version: of many at once one is kept', async () => {
    const sent = await Promise.all(
      names('person', 12).map((sub) => problems.plan(cold, { ...lead, sub }, { ...plan, what: sub }, first, now)),
    );
    expect(sent.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(sent.filter(({ status }) => status === 412)).toHaveLength(11);
    expect((await problems.show(cold, lead, now)).json.history).toHaveLength(1);
  });

  it('with a key that was used for another change is refused', async () => {
    await problems.plan(cold, lead, plan, first, now);
    const { status, json } = await problems.plan(cold, lead, { ...plan, what: 'Иное' }, first, now);
    expect([status, json.type]).toEqual([422, 'urn:rcc:problem:idempotency-key-reused']);
  });

  it.each([
    ['the lead of another sector', otherLead],
    ['a body', body('mun-inta')],
    ['the media lead', { centre_role: 'media-lead' }],
    ['the curator, who approves plans', { centre_role: 'curator' }],
  ])('is not for %s', async (_, who) => {
    expect((await problems.plan(cold, who, plan, first, now)).status).toBe(403);
    expect((await problems.tables.scan('centre')).filter(({ pk }) => pk.startsWith('problem'))).toEqual([]);
  });

  it('for «прочие» is for those who see the region', async () => {
    const odd = `usinsk.other.${idOf('odd-0')}`;
    expect((await problems.plan(odd, lead, plan, first, now)).status).toBe(403);
    expect((await problems.plan(odd, { centre_role: 'centre-head' }, plan, first, now)).status).toBe(201);
  });

  it.each([
    ['no key', plan, { 'if-match': '"0"' }, 400, 'idempotency-key-missing'],
    ['no version', plan, { 'idempotency-key': 'k' }, 428, 'version-missing'],
    ['a version that is none', plan, { 'idempotency-key': 'k', 'if-match': '*' }, 428, 'version-missing'],
    ['no JSON', '{', first, 400, 'body-not-json'],
    ['nothing to do', { ...plan, what: ' ' }, first, 400, 'command-invalid'],
    ['nobody', { ...plan, who: {} }, first, 400, 'command-invalid'],
    ['two who do it', { ...plan, who: { body: 'mun-inta', person: 'Иванов' } }, first, 400, 'command-invalid'],
    ['a body that there is not', { ...plan, who: { body: 'mun-atlantis' } }, first, 400, 'command-invalid'],
    ['a day that there is not', { ...plan, by: '2026-02-30' }, first, 400, 'command-invalid'],
    ['no reason for dropping it', { ...plan, state: 'dropped' }, first, 400, 'command-invalid'],
    ['a reason for nothing', { ...plan, reason: 'так' }, first, 400, 'command-invalid'],
    ['something else', { ...plan, price: 1 }, first, 400, 'command-invalid'],
  ])('with %s is refused', async (_, sent, headers, status, code) => {
    const answer = await problems.plan(cold, lead, sent, headers as Record<string, string>, now);
    expect([answer.status, answer.json.type]).toEqual([status, `urn:rcc:problem:${code}`]);
  });

  it('may name a person, and be dropped with a reason', async () => {
    const person = { ...plan, who: { person: 'Главный инженер Иванов И. И.' } };
    expect((await problems.plan(cold, lead, person, first, now)).status).toBe(201);
    const dropped = { ...person, state: 'dropped', reason: 'Дом расселён' };
    const headers = { 'idempotency-key': 'key-2', 'if-match': '"1"' };
    expect((await problems.plan(cold, lead, dropped, headers, now)).status).toBe(201);
    expect((await problems.list(operator, { category: 'heating' }, now)).problems).toMatchObject([{ plan: dropped }]);
    expect(problems.log.text()).not.toMatch(/Иванов|расселён|теплотрасс/);
  });
});
