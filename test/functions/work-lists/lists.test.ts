import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { workLists } from '#functions/work-lists/contract.ts';
import { channels } from '#shared/domain/appeals/fact-data.ts';
import { levelOf, nearestDueAt } from '#shared/domain/appeals/urgency.ts';
import type { Work } from '#shared/domain/appeals/work.ts';
import { idOf } from '#test/support/a-message.ts';
import { endOf, moscow } from '#test/support/moscow.ts';
import { someWork } from '#test/support/some-work.ts';
import { type StartedLists, startLists } from './start-lists.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A Tuesday at noon. */
const now = moscow('2026-10-06') + 12 * hourMs;
const operator = { centre_role: 'operator' };
const inBody = (centre_body: string, more = {}) => ({ centre_role: 'body-executor', centre_body, ...more });
const inSectors = (centre_sectors: string) => ({ centre_role: 'sector-lead', centre_sectors });

const sectors = ['roads', 'housing', 'health'] as const;
const categories = { roads: 'potholes', housing: 'heating', health: 'medicines' };
const bodies = ['mun-inta', 'mun-usinsk', 'exec-minzdrav', 'org-krkb', undefined];
const municipalities = ['inta', 'usinsk', undefined];

/** 200 appeals of all kinds; as in life, many terms end at the same midnight. */
const works: readonly Work[] = Array.from({ length: 200 }, (_, index) => {
  const sector = sectors[index % 3] ?? 'roads';
  const day = (index * 7) % 40;
  const dueAt = endOf('2026-09-28') + day * dayMs;
  const first = now + ((index % 11) - 5) * hourMs;
  return someWork(`of-${index}`, now, {
    sector,
    category: categories[sector],
    body: bodies[index % 5],
    municipality: municipalities[index % 3],
    channel: channels[index % channels.length] ?? 'portal',
    dueAt,
    ...(index % 13 === 0
      ? { firstAnswer: { dueAt: first, atRiskAt: first - hourMs, overdueAt: first + 1, overdueBadlyAt: first + dayMs } }
      : {}),
    ...(index % 29 === 0 ? { executor: 'person-in-the-ministry', body: 'exec-minzdrav' } : {}),
    ...(index % 17 === 0 ? { anomalies: 2 } : {}),
    ...(index % 19 === 0 ? { state: 'answered' as const, decideBy: now + (index % 7) * dayMs } : {}),
  });
});
const candidates = [
  { sector: 'roads', category: 'snow', probability: 0.41 },
  { municipality: 'inta' },
  { municipality: 'usinsk' },
];

let lists: StartedLists;
beforeAll(async () => {
  lists = await startLists();
  const waiting = new Set(works.filter(({ state }, index) => state === 'open' && index % 11 === 0));
  await lists.put(works.filter((work) => !waiting.has(work)));
  for (const work of waiting)
    await lists.put([work], {
      ...{ needsPerson: work.appealId.slice(-1), needsPersonSince: work.startedAt },
      ...{ asked: 'category', candidates },
    });
});
afterAll(() => lists?.stop());

/** All pages, one after the other. */
async function all(list: string, who: Record<string, unknown>, query: Record<string, string> = {}, at = now) {
  const pages = [];
  let next: Record<string, string> | undefined = query;
  while (next) {
    const page: Awaited<ReturnType<StartedLists['page']>> = await lists.page(list, who, next, at);
    pages.push(page.entries);
    expect(page.entries.length).toBeLessThanOrEqual(Number(query['limit'] ?? 50));
    next = page.next ? Object.fromEntries(new URL(page.next, 'http://a').searchParams) : undefined;
  }
  return { pages, entries: pages.flat() };
}

const open = works.filter(({ state }) => state === 'open');
const idsOf = (some: readonly { appealId: string }[]) => some.map(({ appealId }) => appealId).sort();
const expectedOf: Record<string, (work: Work, index: number) => boolean> = {
  open: ({ state }) => state === 'open',
  'at-risk': (work) => levelOf(work, now) === 'at-risk',
  overdue: (work) => ['overdue', 'overdue-badly'].includes(levelOf(work, now) ?? ''),
  'needs-person': ({ state }, index) => state === 'open' && index % 11 === 0,
  'reopen-requests': ({ decideBy }) => decideBy !== undefined,
  anomalies: ({ anomalies }) => anomalies > 0,
};

describe('a list', () => {
  it.each(Object.entries(expectedOf))('%s: has each of its appeals once, page by page', async (list, isIn) => {
    const expected = works.filter(isIn);
    expect(expected.length).toBeGreaterThan(5);
    for (const limit of ['1000', '30', '5']) {
      const { pages, entries } = await all(list, operator, { limit });
      expect(idsOf(entries)).toEqual(idsOf(expected));
      if (limit === '5') expect(pages.length).toBeGreaterThan(1);
    }
  });

  it('has the most urgent first, whatever the size of its pages', async () => {
    const byId = new Map(works.map((work) => [work.appealId, work]));
    const whole = (await all('open', operator, { limit: '1000' })).entries.map(({ appealId }) => appealId);
    const due = whole.map((id) => nearestDueAt(byId.get(id) ?? someWork('', now)));
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    for (const limit of ['13', '64'])
      expect((await all('open', operator, { limit })).entries.map(({ appealId }) => appealId)).toEqual(whole);
  });

  it('goes on where it was when somebody answers the last appeal of a page', async () => {
    const answered = someWork('answered-meanwhile', now, { dueAt: now - 90 * dayMs, sector: 'waste' });
    const others = Array.from({ length: 9 }, (_, index) =>
      someWork(`waste-${index}`, now, { sector: 'waste', dueAt: now - 90 * dayMs + (index % 2) }),
    );
    await lists.put([answered, ...others]);
    const query = { sector: 'waste', limit: '3' };
    const first = await lists.page('open', operator, query, now);
    const gone = first.entries.at(-1)?.appealId ?? '';
    await lists.tables.put('appeals', { pk: gone, sk: 'state', version: 2 });
    const rest = await all('open', operator, Object.fromEntries(new URL(first.next ?? '', 'http://a').searchParams));
    expect(idsOf([...first.entries, ...rest.entries])).toEqual(idsOf([answered, ...others]));
    for (const work of [answered, ...others]) await lists.tables.put('appeals', { pk: work.appealId, sk: 'state' });
  });

  it('shows what an appeal is about, whose it is and how urgent, by the names and clocks of the region', async () => {
    const work = someWork('shown', now, {
      ...{ sector: 'housing', category: 'heating', municipality: 'ukhta', body: 'org-ukhta-zhkh', channel: 'paper' },
      ...{ isProposed: true, executor: 'ivanova', kind: 'appeal', cycle: 2, startedAt: moscow('2026-09-20') },
      ...{ dueAt: endOf('2026-10-09'), overdueAt: endOf('2026-10-09') + 1, atRiskAt: now - 1 },
    });
    await lists.put([work]);
    const { entries } = await lists.page('open', operator, { municipality: 'ukhta' }, now);
    expect(entries).toEqual([
      {
        appealId: idOf('shown'),
        spokenId: idOf('shown').replace(/(.{4})(?=.)/g, '$1-'),
        source: 'pos',
        externalId: 'shown',
        kind: 'appeal',
        channel: 'paper',
        cycle: 2,
        state: 'open',
        sector: { id: 'housing', title: 'Жилищно-коммунальное хозяйство' },
        category: { id: 'heating', title: 'Отопление' },
        isFastTrack: true,
        municipality: { id: 'ukhta', title: 'Ухта' },
        body: { id: 'org-ukhta-zhkh', title: 'МКУ «Управление жилищно-коммунального хозяйства Ухты»' },
        isProposed: true,
        executor: 'ivanova',
        startedAt: '2026-09-20T00:00:00+03:00',
        dueAt: '2026-10-09T23:59:59+03:00',
        level: 'at-risk',
        workingDaysLeft: 3,
      },
    ]);
    const later = await lists.page('overdue', operator, { municipality: 'ukhta' }, now + 5 * dayMs);
    expect(later.entries).toMatchObject([{ level: 'overdue', daysLate: 2 }]);
    await lists.tables.put('appeals', { pk: work.appealId, sk: 'state' });
  });

  it('counts the first reaction among the terms that run, and puts it where that one ends', async () => {
    const first = { dueAt: now + hourMs, atRiskAt: now - 1, overdueAt: now + hourMs + 1, overdueBadlyAt: now + dayMs };
    const work = someWork('unheard', now, { municipality: 'izhemsky', firstAnswer: first });
    await lists.put([work]);
    const shown = { municipality: 'izhemsky' };
    expect((await lists.page('at-risk', operator, shown, now)).entries).toMatchObject([
      { level: 'at-risk', workingDaysLeft: 0, firstAnswerDueAt: '2026-10-06T13:00:00+03:00' },
    ]);
    expect((await lists.page('overdue', operator, shown, now + 2 * hourMs)).entries).toMatchObject([
      { level: 'overdue', daysLate: 0 },
    ]);
    expect((await lists.page('overdue', operator, shown, now)).entries).toEqual([]);
    await lists.tables.put('appeals', { pk: work.appealId, sk: 'state' });
  });

  it('says what is asked, which categories and municipalities are possible, and by when to decide', async () => {
    const waiting = await lists.page('needs-person', operator, { limit: '1' }, now);
    expect(waiting.entries[0]).toMatchObject({
      asked: 'category',
      candidates: [
        {
          sector: { id: 'roads', title: 'Дороги' },
          category: { id: 'snow', title: 'Снег и гололёд на дорогах' },
          probability: 0.41,
        },
      ],
      municipalities: [
        { id: 'inta', title: 'Инта' },
        { id: 'usinsk', title: 'Усинск' },
      ],
    });
    const asked = await lists.page('reopen-requests', operator, { limit: '1' }, now);
    expect(asked.entries[0]).toMatchObject({ state: 'answered', decideBy: '2026-10-06T12:00:00+03:00' });
    expect(asked.entries[0]).not.toHaveProperty('level');
  });
});

describe('requests to reopen', () => {
  it('of one term stand by what is in their words, the gravest first, and can be asked for by it', async () => {
    const decideBy = endOf('2026-10-07');
    const signs = [undefined, ['other-question'], ['rudeness', 'other-question'], ['threat'], undefined] as const;
    const requests = signs.map((conflict, index) =>
      someWork(`request-${index}`, now, { state: 'answered', sector: 'culture', decideBy, conflict }),
    );
    const later = someWork('request-later', now, {
      ...{ state: 'answered', sector: 'culture', decideBy: decideBy + dayMs, conflict: ['threat'] },
    });
    await lists.put([...requests, later]);
    const listed = async (query: Record<string, string>) =>
      (await all('reopen-requests', operator, { sector: 'culture', limit: '2', ...query })).entries;
    const entries = await listed({});
    expect(entries.map(({ conflict }) => conflict)).toEqual([
      ['threat'],
      ['rudeness', 'other-question'],
      ['other-question'],
      undefined,
      undefined,
      ['threat'],
    ]);
    expect(entries[0]).toMatchObject({ decideBy: '2026-10-07T23:59:59+03:00' });
    expect(idsOf(await listed({ conflict: 'threat' }))).toEqual(idsOf([...requests.slice(3, 4), later]));
    expect(await listed({ conflict: 'rudeness', format: 'json' })).toHaveLength(1);
    expect((await lists.page('open', operator, { conflict: 'threat' }, now)).entries).toEqual([]);
    for (const work of [...requests, later]) await lists.tables.put('appeals', { pk: work.appealId, sk: 'state' });
  });
});

describe('filters', () => {
  it.each([
    [{ sector: 'roads' }, (work: Work) => work.sector === 'roads'],
    [{ category: 'heating' }, (work: Work) => work.category === 'heating'],
    [{ municipality: 'usinsk' }, (work: Work) => work.municipality === 'usinsk'],
    [{ channel: 'social' }, (work: Work) => work.channel === 'social'],
    [{ level: 'overdue' }, (work: Work) => levelOf(work, now) === 'overdue'],
    [{ body: 'exec-minzdrav' }, (work: Work) => ['exec-minzdrav', 'org-krkb'].includes(work.body ?? '')],
    [{ body: 'org-krkb' }, (work: Work) => work.body === 'org-krkb'],
    [
      { sector: 'health', body: 'mun-inta', level: 'on-track' },
      (work: Work) => work.sector === 'health' && work.body === 'mun-inta' && levelOf(work, now) === 'on-track',
    ],
  ])('%j', async (query, isIn) => {
    const { entries } = await all('open', operator, { ...query, limit: '20' });
    expect(idsOf(entries)).toEqual(idsOf(open.filter(isIn)));
  });
});

describe('whose work', () => {
  const clinics = ['exec-minzdrav', 'org-krkb'];

  it.each(Object.keys(expectedOf))('a body sees in %s what is its own and its subordinates', async (list) => {
    const { entries } = await all(list, inBody('exec-minzdrav'), { limit: '9' });
    const own = works.filter((work, index) => expectedOf[list]?.(work, index) && clinics.includes(work.body ?? ''));
    expect(idsOf(entries)).toEqual(idsOf(own));
  });

  it.each(Object.keys(expectedOf))('a sector lead sees in %s the own sectors', async (list) => {
    const { entries } = await all(list, inSectors('roads health'), { limit: '9' });
    const own = works.filter((work, index) => expectedOf[list]?.(work, index) && work.sector !== 'housing');
    expect(idsOf(entries)).toEqual(idsOf(own));
  });

  it('is mine when it is assigned to me; of whom nothing is assigned to, all that they see', async () => {
    const executor = inBody('exec-minzdrav', { sub: 'person-in-the-ministry' });
    const assigned = open.filter((work) => work.executor === 'person-in-the-ministry');
    expect(assigned.length).toBeGreaterThan(5);
    expect(idsOf((await all('mine', executor, { limit: '4' })).entries)).toEqual(idsOf(assigned));
    for (const who of [inBody('mun-inta'), inSectors('roads'), operator])
      expect(idsOf((await all('mine', who, { limit: '90' })).entries)).toEqual(
        idsOf((await all('open', who, { limit: '90' })).entries),
      );
  });

  it('goes on as it began when the last appeal of a person is answered between two pages', async () => {
    const works = [1, 2].map((n) => someWork(`only-${n}`, now, { executor: 'person-of-two', body: 'mun-vorkuta' }));
    await lists.put(works);
    const who = inBody('mun-vorkuta', { sub: 'person-of-two' });
    const first = await lists.page('mine', who, { limit: '1' }, now);
    for (const { appealId } of works) await lists.tables.put('appeals', { pk: appealId, sk: 'state' });
    const query = Object.fromEntries(new URL(first.next ?? '', 'http://a').searchParams);
    expect((await lists.page('mine', who, query, now)).entries).toEqual([]);
  });

  it.each([
    ['another body', inBody('mun-inta'), { body: 'mun-usinsk' }],
    ['the body above', inBody('org-krkb'), { body: 'exec-minzdrav' }],
    ['another sector', inSectors('roads'), { sector: 'health' }],
    ['sectors of nobody', inSectors(''), {}],
    ['a body that the token does not name', { centre_role: 'body-head' }, {}],
  ])('%s: is refused before anything is read, and it is written down', async (_, who, query) => {
    let reads = 0;
    lists.database.fault = () => {
      reads += 1;
      return undefined;
    };
    for (const list of workLists) {
      const { status, body } = await lists.list(list, who, query, now);
      expect([status, JSON.parse(body).type]).toEqual([403, 'urn:rcc:problem:access-refused']);
    }
    lists.database.fault = () => undefined;
    expect(reads).toBe(0);
    expect(lists.log.text().trim().split('\n').at(-1)).toContain('RCC_ACCESS_REFUSED');
  });

  it('a body may name itself or what is subordinate to it', async () => {
    const { entries } = await all('open', inBody('exec-minzdrav'), { body: 'org-krkb' });
    expect(idsOf(entries)).toEqual(idsOf(open.filter(({ body }) => body === 'org-krkb')));
  });

  it('every look is written down', async () => {
    await lists.page('overdue', { ...operator, sub: 'person-of-the-log' }, { sector: 'roads' }, now);
    const line = JSON.parse(lists.log.text().trim().split('\n').at(-1) ?? '');
    expect(line).toMatchObject({
      message: 'RCC_WORK_LISTED',
      ...{ staff: 'person-of-the-log', role: 'operator', list: 'overdue', sector: 'roads' },
    });
  });
});

describe('a cursor', () => {
  const cursorOf = async (list: string, who: Record<string, unknown>, query: Record<string, string>) => {
    const { next = '' } = await lists.page(list, who, { ...query, limit: '2' }, now);
    return new URL(next, 'http://a').searchParams.get('cursor') ?? '';
  };

  it('is good for its own list, filters and person alone', async () => {
    const cursor = await cursorOf('open', operator, { sector: 'roads' });
    const status = async (list: string, who: Record<string, unknown>, query: Record<string, string>) =>
      (await lists.list(list, who, { ...query, cursor }, now)).status;
    expect(await status('open', operator, { sector: 'roads', limit: '9' })).toBe(200);
    expect(await status('overdue', operator, { sector: 'roads' })).toBe(400);
    expect(await status('open', operator, { sector: 'health' })).toBe(400);
    expect(await status('open', operator, { sector: 'roads', level: 'overdue' })).toBe(400);
    expect(await status('open', { ...operator, sub: 'another' }, { sector: 'roads' })).toBe(400);
    expect(await status('open', inSectors('roads health'), {})).toBe(400);
    expect(await status('open', inBody('mun-inta'), { sector: 'roads' })).toBe(400);
  });

  it('holds no word of what it is about', async () => {
    const cursor = await cursorOf('open', operator, { municipality: 'inta' });
    expect(Buffer.from(cursor, 'base64url').toString()).toMatch(/^\["[\w-]{16}",\d+,\d+,"[0-9A-Z]{12}"\]$/);
  });

  it('that is tampered with is refused, and says what to do', async () => {
    const cursor = await cursorOf('open', operator, {});
    const [mark, at] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const wrong = [
      cursor.slice(2),
      `${cursor}AAAA`,
      made([mark, at, 0, "' OR 1=1"]),
      made([mark, -1, 0, idOf('of-1')]),
      made([mark, at, 1.5, idOf('of-1')]),
      made({ mark }),
      'AAAA',
    ];
    for (const each of wrong) {
      const { status, body } = await lists.list('open', operator, { cursor: each }, now);
      expect([status, JSON.parse(body)]).toMatchObject([400, { errors: [{ pointer: '/cursor' }] }]);
    }
    // A place that nobody was given shows what the person sees anyway.
    const elsewhere = made([mark, at + dayMs, 31, idOf('of-1')]);
    expect((await lists.list('open', operator, { cursor: elsewhere }, now)).status).toBe(200);
  });
});

describe('a question is refused', () => {
  it.each([
    ['an unknown channel', { channel: 'pigeon' }, '/channel'],
    ['an unknown level', { level: 'red' }, '/level'],
    ['no entries at all', { limit: '0' }, '/limit'],
    ['too many entries', { limit: '1001' }, '/limit'],
    ['an unknown format', { format: 'xml' }, '/format'],
    ['a cursor that is none', { cursor: 'a b' }, '/cursor'],
    ['something else', { citizen: '1' }, '/citizen'],
  ])('with %s', async (_, query, pointer) => {
    const { status, body } = await lists.list('open', operator, query, now);
    expect([status, JSON.parse(body)]).toMatchObject([
      400,
      { type: 'urn:rcc:problem:query-invalid', errors: [{ pointer }] },
    ]);
  });

  it('with 404 for a list that there is not, with 401 without a token', async () => {
    expect((await lists.list('everything', operator, {}, now)).status).toBe(404);
    expect((await lists.list('open', operator, {}, now, { authorization: '' })).status).toBe(401);
    expect((await lists.askCounts(operator, { list: 'open' })).status).toBe(400);
  });
});

describe('as CSV', () => {
  it('is what a Russian spreadsheet reads', async () => {
    const strange = someWork('=CMD()', now, { sector: 'social', category: 'benefits', dueAt: endOf('2026-10-07') });
    await lists.put([strange]);
    const { headers, body } = await lists.list('open', operator, { sector: 'social', format: 'csv' }, now);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="work-open.csv"',
      'cache-control': 'no-store',
    });
    expect(body.startsWith('\ufeffОбращение;')).toBe(true);
    expect(parse(body, { bom: true, delimiter: ';', columns: true })).toMatchObject([
      {
        'Номер в источнике': "'=CMD()",
        Срочность: 'срок под угрозой',
        'Срок ответа': '07.10.2026 23:59',
        'Осталось рабочих дней': '1',
        Направление: 'Социальная защита',
        Орган: 'Администрация муниципального округа «Инта»',
        Канал: 'портал',
      },
    ]);
    await lists.tables.put('appeals', { pk: strange.appealId, sk: 'state' });
  });

  it('says what a person is asked, and what may help to answer', async () => {
    const work = someWork('asked', now, { sector: 'social', category: 'benefits' });
    const likelyBodies = [{ body: 'mun-inta', share: 0.4, evidence: 12 }];
    const asking = { asked: 'category', candidates, likelyBodies };
    await lists.put([work], { needsPerson: work.appealId.slice(-1), needsPersonSince: work.startedAt, ...asking });
    const { body } = await lists.list('needs-person', operator, { sector: 'social', format: 'csv' }, now);
    expect(parse(body, { bom: true, delimiter: ';', columns: true })).toMatchObject([
      {
        'Что нужно указать': 'тема',
        'Возможные темы': 'Снег и гололёд на дорогах',
        'Возможные муниципалитеты': 'Инта, Усинск',
        'Вероятные органы': 'Администрация муниципального округа «Инта»',
      },
    ]);
    await lists.tables.put('appeals', { pk: work.appealId, sk: 'state' });
  });

  it('has pages too, for whoever asks for it by its media type', async () => {
    const { headers } = await lists.list('open', operator, { limit: '3' }, now, { accept: 'text/csv' });
    expect(headers['link']).toMatch(/^<\/v1\/work\/open\?limit=3&cursor=[\w-]+>; rel="next"$/);
    expect(headers['content-disposition']).toBe('attachment; filename="work-open-part.csv"');
  });
});

describe('the numbers beside the lists', () => {
  it('are those of the lists', async () => {
    for (const who of [operator, inBody('exec-minzdrav'), inSectors('roads')]) {
      const counted = await lists.counts(who, now);
      // One after another: a list that waits for its store longer than it may is another matter.
      const listed: Record<string, number> = {};
      for (const list of workLists) listed[list] = (await all(list, who, { limit: '200' })).entries.length;
      expect(counted).toEqual(listed);
    }
  });

  it('are of what is assigned where something is', async () => {
    const counted = await lists.counts(inBody('exec-minzdrav', { sub: 'person-in-the-ministry' }), now);
    expect(counted['mine']).toBe(open.filter(({ executor }) => executor).length);
  });

  it('are of as many sectors as a token may name', async () => {
    const most = Array.from({ length: 29 }, (_, index) => `sector-${index}`);
    const counted = await lists.counts({ centre_role: 'sector-lead', centre_sectors: ['roads', ...most] }, now);
    expect(counted['open']).toBe(open.filter(({ sector }) => sector === 'roads').length);
  });

  it('are refused to whom nothing is shown', async () => {
    expect((await lists.askCounts(inSectors(''))).status).toBe(403);
  });

  it('end at five hundred', async () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      someWork(`many-${index}`, now, { sector: 'transport', category: 'buses', body: 'exec-mindor' }),
    );
    await lists.put(many);
    expect((await lists.counts(inBody('exec-mindor'), now))['open']).toBe('500+');
    expect((await lists.counts(inSectors('transport'), now))['open']).toBe('500+');
  });
});

describe('while the store', () => {
  afterEach(() => {
    lists.database.fault = () => undefined;
  });

  it.each([
    ['is too busy', { status: 400, body: '{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}' }],
    ['fails', { status: 500, body: '{}' }],
    ['does not answer', 'hang'],
  ] as const)('%s, whoever asks is told to come again', async (_, fault) => {
    lists.database.fault = () => fault;
    const { status, headers, body } = await lists.list('open', operator, {}, now);
    expect({ status, ...headers }).toMatchObject({ status: 503, 'retry-after': '5' });
    expect(JSON.parse(body)).toMatchObject({ type: 'urn:rcc:problem:service-unavailable' });
    lists.database.fault = () => undefined;
    expect((await lists.list('open', operator, {}, now)).status).toBe(200);
  });

  it('refuses what was asked, the fault is ours', async () => {
    lists.database.fault = () => ({ status: 400, body: '{"__type":"com.amazon.coral.validate#ValidationException"}' });
    const { status, headers } = await lists.list('open', operator, {}, now);
    expect(status).toBe(500);
    expect(headers).not.toHaveProperty('retry-after');
  });
});
