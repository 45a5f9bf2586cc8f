import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventSchema } from '#events/event.ts';
import { shardOf } from '#shared/domain/appeals/identity.ts';
import { personIndex } from '#shared/persistence/person-index.ts';
import { region } from '#shared/region/region.ts';
import { aMessage, idOf } from '#test/support/a-message.ts';
import { anEvent } from '#test/support/an-event.ts';
import { type StartedRecording, startRecording } from './start-recording.ts';

let recording: StartedRecording;
beforeAll(async () => {
  recording = await startRecording();
});
afterEach(() => recording.reset());
afterAll(() => recording.stop());

const at = '2026-03-02T09:00:00+03:00';
const words = 'В посёлке Ярега третий день нет отопления, батареи холодные, мёрзнем.';
type Written = Parameters<typeof anEvent<'appeal.submitted'>>[2];
/** A submission whose source has said neither where it is nor whose. */
const submission = (written: Written = {}) =>
  anEvent('appeal.submitted', at, { text: words, municipality: undefined, agency: undefined, ...written });

const like = (part: object): unknown => expect.objectContaining(part);

async function concluded() {
  const items = await recording.tables.appeal(idOf('A-1'));
  const facts: unknown = items.find((item) => item['type'] === 'appeal.submitted')?.['concluded'];
  return Array.isArray(facts) ? facts : [];
}

const factOf = async () => (await recording.stateOf('A-1'))?.['fact'];

describe('from a submission the centre concludes', () => {
  it('what it is about, where it is and whose, as facts of the same instant', async () => {
    expect(await recording.record([aMessage('A-1', [submission()])])).toEqual([]);
    const about = { sector: 'housing', category: 'heating', municipality: 'ukhta' };
    expect(await concluded()).toMatchObject([
      {
        source: 'classifier',
        type: 'appeal.classified',
        data: {
          ...{ sector: 'housing', category: 'heating', by: 'classifier', modelVersion: 'small-1+labels-2' },
          ...{ sectorConfidence: expect.closeTo(1, 1), confidence: expect.closeTo(1, 1) },
        },
      },
      {
        source: 'recogniser',
        type: 'appeal.located',
        data: { municipality: 'ukhta', by: 'recogniser', version: 'places-3+municipalities-2' },
      },
      {
        source: 'router',
        type: 'appeal.assigned',
        data: { agency: 'mun-ukhta', route: { row: 'administration', version: 'routing-2', ...about } },
      },
    ]);
    const fact = await factOf();
    expect(fact).toMatchObject(about);
    expect(fact).not.toHaveProperty('responsibleAtDue');
  });

  it('in the item of the submission: two items, one call, no word of the citizen', async () => {
    const reads = recording.watch('Query');
    await recording.record([aMessage('A-1', [submission()])]);
    expect(reads).toEqual([]);
    expect((await recording.tables.appeal(idOf('A-1'))).map(({ sk }) => sk?.split('#')[0])).toEqual(['event', 'state']);
    expect(JSON.stringify(await concluded())).not.toMatch(/ярег|батаре/i);
  });

  it.each<[string, Written, string[], object]>([
    ['the address before the text', { address: 'г. Инта, ул. Мира, 5' }, [], { municipality: 'inta' }],
    ['no place where the source names one', { municipality: 'usinsk' }, ['recogniser'], { municipality: 'usinsk' }],
    ['no body where the source names one', { agency: 'org-mfc' }, ['router'], { responsibleAtDue: 'org-mfc' }],
    ['no body of two places', { text: `${words} Пишу из посёлка Войвож.` }, ['router'], { category: 'heating' }],
    ['nothing of another region', { municipality: 'Невский район' }, ['recogniser', 'router'], {}],
    ['no place and no body of words that say nothing', { text: 'Спасибо!' }, ['recogniser', 'router'], {}],
  ])('%s', async (_, written, silent, fact) => {
    await recording.record([aMessage('A-1', [submission(written)])]);
    const speaking = ['classifier', 'recogniser', 'router'].filter((one) => !silent.includes(one));
    expect((await concluded()).map(({ source }) => source)).toEqual(speaking);
    expect(await factOf()).toMatchObject(fact);
  });
});

it.each([
  ['state', 'exec-mindor', 'roads/* @* state'],
  ['municipal', 'mun-usinsk', 'administration'],
  [undefined, 'mun-usinsk', 'administration'],
] as const)('whose it is follows from the owner that the source names: %s', async (owner, agency, row) => {
  const written = { text: 'Не работает светофор', municipality: 'usinsk', owner };
  await recording.record([aMessage('A-1', [submission(written)])]);
  expect((await concluded()).at(-1)).toMatchObject({ source: 'router', data: { agency, route: { row } } });
});

describe('words that speak for two municipalities', () => {
  const text = 'На дороге между посёлками Ярега и Войвож не горит светофор';
  const both = submission({ text });
  const waiting = async () => await recording.tables.index(personIndex.name, personIndex.shard, shardOf(idOf('A-1')));
  const classified = anEvent('appeal.classified', '2026-03-02T10:00:00+03:00', {
    ...{ sector: 'roads', category: 'traffic-control', municipality: 'sosnogorsk', by: 'operator' },
  });

  it('are kept as they are, and a person is asked which; the answer goes to the table of routes', async () => {
    expect(await recording.record([aMessage('A-1', [both])])).toEqual([]);
    const candidates = ['ukhta', 'sosnogorsk'];
    expect(await concluded()).toMatchObject([{}, { type: 'appeal.located', data: { by: 'recogniser', candidates } }]);
    expect((await concluded())[1]).not.toHaveProperty('data.municipality');
    expect(await factOf()).not.toHaveProperty('municipality');
    const places = candidates.map((municipality) => ({ municipality }));
    expect(await waiting()).toMatchObject([{ asked: 'municipality', candidates: places }]);

    await recording.record([aMessage('A-1', [classified])]);
    expect(await waiting()).toEqual([]);
    expect((await recording.stateOf('A-1'))?.['work']).toMatchObject({ body: 'mun-sosnogorsk', isProposed: true });
  });

  it('go to the body that is the same for both, and a person is asked which nevertheless', async () => {
    await recording.record([aMessage('A-1', [submission({ text, owner: 'state' })])]);
    expect((await recording.stateOf('A-1'))?.['work']).toMatchObject({ body: 'exec-mindor', isProposed: true });
    const route = { among: ['ukhta', 'sosnogorsk'], owner: 'state' };
    expect((await concluded()).at(-1)).toMatchObject({ source: 'router', data: { agency: 'exec-mindor', route } });
    expect(await waiting()).toMatchObject([{ asked: 'municipality' }]);
  });

  it('are shown beside the question of the category', async () => {
    await recording.record([aMessage('A-1', [submission({ text: 'Пишу из Яреги, бывал в Войвоже' })])]);
    expect(await waiting()).toMatchObject([
      {
        asked: 'category',
        candidates: [
          { probability: expect.any(Number) },
          {},
          {},
          { municipality: 'ukhta' },
          { municipality: 'sosnogorsk' },
        ],
      },
    ]);
  });

  it('may be all of the region', async () => {
    const towns = region.municipalities.map(({ mainSettlement }) => mainSettlement).join(', ');
    await recording.record([aMessage('A-1', [submission({ text: `Светофоры не работают: ${towns}` })])]);
    const [, place] = await concluded();
    expect(place.data.candidates.length).toBeGreaterThan(15);
    expect((await recording.stateOf('A-1'))?.['candidates']).toHaveLength(place.data.candidates.length);
  });

  it('a source may not leave them open', () => {
    const data = { municipality: undefined, by: 'source' };
    expect(() => anEvent('appeal.located', at, data as never)).toThrow('municipality');
  });
});

describe('the theme that the platform gives', () => {
  const themed = (theme: string) => submission({ text: 'Спасибо! Сыктывкар', municipality: 'syktyvkar', theme });

  it.each([
    ['of the table of labels', ' Аварийное  жилье ', { sector: 'housing', category: 'unsafe-housing' }],
    [
      'of a title of the catalogue',
      region.placeOf({ sector: 'housing', category: 'lifts' })?.category.title ?? '',
      {
        sector: 'housing',
        category: 'lifts',
      },
    ],
  ])('says what it is about in the words %s, and whose it is follows', async (_, theme, about) => {
    await recording.record([aMessage('A-1', [themed(theme)])]);
    const data = { ...about, by: 'theme', modelVersion: expect.stringMatching(/^labels-2[+]/) };
    expect((await concluded())[1]).toEqual({ source: 'theme', type: 'appeal.classified', data });
    expect(await factOf()).toMatchObject(about);
    expect((await concluded()).at(-1)).toMatchObject({ source: 'router', data: { agency: 'mun-syktyvkar' } });
  });

  it.each(['Тестовая категория', 'Разное', ''])('says nothing as «%s»', async (theme) => {
    await recording.record([aMessage('A-1', [themed(theme)])]);
    expect((await concluded()).map(({ source }) => source)).toEqual(['classifier']);
  });

  it('no source may speak as it', () => {
    const data = { sector: 'roads', category: 'snow', by: 'theme' as const };
    expect(() => anEvent('appeal.classified', at, data as never)).toThrow('by');
  });
});

describe('the table of routes speaks for what others say too', () => {
  const vague = submission({ text: 'Спасибо!', municipality: 'usinsk', owner: 'state' });
  const label = anEvent('appeal.classified', '2026-03-02T10:00:00+03:00', {
    ...{ sector: 'roads', category: 'traffic-control', by: 'source' },
  });

  it.each([
    ['after it', [[vague], [label]]],
    ['before it', [[label], [vague]]],
    ['with it', [[vague, label]]],
    ['twice', [[vague], [label], [label], [vague]]],
  ])('the source says it %s', async (_, messages) => {
    for (const events of messages) expect(await recording.record([aMessage('A-1', events)])).toEqual([]);
    const { work, needsPerson } = { needsPerson: undefined, ...(await recording.stateOf('A-1')) } as never;
    expect(work).toMatchObject({ category: 'traffic-control', body: 'exec-mindor', isProposed: true });
    expect(needsPerson).toBeUndefined();
  });

  it('is not asked where somebody has named a body already', async () => {
    const assigned = anEvent('appeal.assigned', at, { agency: 'exec-minstroy' });
    await recording.record([aMessage('A-1', [submission(), assigned])]);
    expect((await concluded()).map(({ source }) => source)).toEqual(['classifier', 'recogniser']);
  });
});

describe('the word of others outweighs it', () => {
  const assigned = anEvent('appeal.assigned', at, { agency: 'exec-minstroy' });
  const located = anEvent('appeal.located', at, { municipality: 'inta', by: 'operator' });

  it.each([
    ['in one message', [[submission(), assigned, located]]],
    ['later', [[submission()], [located], [assigned]]],
    ['earlier', [[assigned, located], [submission()]]],
  ])('%s', async (_, messages) => {
    for (const events of messages) expect(await recording.record([aMessage('A-1', events)])).toEqual([]);
    expect(await factOf()).toMatchObject({ municipality: 'inta', responsibleAtDue: 'exec-minstroy' });
  });

  it('a source may not speak as the table of routes', () => {
    const route = { row: 'administration', version: 'routing-1', sector: 'roads', category: 'snow' };
    expect(() => anEvent('appeal.assigned', at, { agency: 'mun-inta', ...{ route } })).toThrow('route');
  });
});

describe('what the classifier is not sure of', () => {
  const vague = submission({ text: 'Спасибо! Сыктывкар', municipality: 'syktyvkar', agency: 'mun-syktyvkar' });
  const label = (by: 'source' | 'operator', sector: string, category: string) =>
    anEvent('appeal.classified', '2026-03-02T10:00:00+03:00', { sector, category, by });
  const waiting = async () => {
    const { name, shard } = personIndex;
    return await recording.tables.index(name, shard, shardOf(idOf('A-1')));
  };
  const candidates = [expect.anything(), expect.anything(), expect.anything()];

  it('is not guessed: it waits for a person, with the three likeliest categories', async () => {
    await recording.record([aMessage('A-1', [vague])]);
    expect(await concluded()).toMatchObject([{ data: { by: 'classifier', candidates } }]);
    expect((await concluded())[0]).not.toHaveProperty('data.category');
    expect(await factOf()).toMatchObject({ sector: 'other', category: 'other' });
    const pk = idOf('A-1');
    const keys = { pk, sk: 'state', needsPerson: shardOf(pk), needsPersonSince: Date.parse(at) };
    const work: unknown = like({ source: 'pos', externalId: 'A-1', sector: 'other', state: 'open' });
    expect(await waiting()).toEqual([{ ...keys, work, asked: 'category', candidates }]);
  });

  it('may be the category alone, and stands under «прочие» of the sector until a person has said it', async () => {
    await recording.record([aMessage('A-1', [submission({ text: 'лифт, батареи', municipality: 'syktyvkar' })])]);
    expect(await factOf()).toMatchObject({ sector: 'housing', category: 'other' });
    const [lifts, heating] = [{ category: 'lifts' }, { category: 'heating' }];
    expect(await waiting()).toMatchObject([{ candidates: expect.arrayContaining([lifts, heating].map(like)) }]);
  });

  it.each([
    ['an operator', [vague], label('operator', 'roads', 'snow')],
    ['the source', [vague], label('source', 'roads', 'snow')],
    ['an answer, which makes it needless', [vague], anEvent('appeal.answered', '2026-03-03T10:00:00+03:00')],
  ])('waits no longer after %s', async (_, before, after) => {
    await recording.record([aMessage('A-1', before)]);
    expect(await waiting()).toHaveLength(1);
    await recording.record([aMessage('A-1', [after])]);
    expect(await waiting()).toEqual([]);
  });

  it('waits for a person to say whose it is, where nobody has, once it is clear what it is about', async () => {
    await recording.record([aMessage('A-1', [submission({ text: 'Спасибо!' })])]);
    await recording.record([aMessage('A-1', [label('operator', 'roads', 'snow')])]);
    expect(await waiting()).toMatchObject([{ asked: 'body' }]);
    const assigned = anEvent('appeal.assigned', '2026-03-02T11:00:00+03:00', { agency: 'mun-syktyvkar' });
    await recording.record([aMessage('A-1', [assigned])]);
    expect(await waiting()).toEqual([]);
  });

  it('waits for nobody where it is sure', async () => {
    await recording.record([aMessage('A-1', [submission()])]);
    expect(await waiting()).toEqual([]);
  });

  it('and what the source says otherwise is seen: the source’s word counts, both are kept', async () => {
    await recording.record([aMessage('A-1', [submission(), label('source', 'roads', 'snow')])]);
    expect(await factOf()).toMatchObject({ sector: 'roads', category: 'snow' });
    expect(await factOf()).toMatchObject({ category: 'snow' });
    expect(await concluded()).toMatchObject([{ data: { category: 'heating' } }, { source: 'recogniser' }]);
  });

  it('a source may not leave open', () => {
    const data = { ...label('source', 'roads', 'snow').data, candidates: [] };
    expect(eventSchema.safeParse({ ...label('source', 'roads', 'snow'), data }).success).toBe(false);
  });
});

it('reads what earlier releases have concluded: one label alone', async () => {
  await recording.record([aMessage('A-1', [submission()])]);
  const [item] = await recording.tables.appeal(idOf('A-1'));
  const [label] = await concluded();
  await recording.tables.put('appeals', { ...item, pk: idOf('A-1'), concluded: label });
  expect(await recording.record([aMessage('A-1', [anEvent('appeal.noted', '2026-03-03T09:00:00+03:00')])])).toEqual([]);
  const fact = await factOf();
  expect(fact).toMatchObject({ sector: 'housing', category: 'heating' });
  expect(fact).not.toHaveProperty('municipality');
});

it('does without what a later release concludes in words that this one does not know', async () => {
  await recording.record([aMessage('A-1', [submission()])]);
  const item = (await recording.tables.appeal(idOf('A-1'))).find(({ sk }) => sk?.startsWith('event#'));
  const [label, ...others] = await concluded();
  const later = { ...label, data: { ...label.data, by: 'oracle' } };
  await recording.tables.put('appeals', { ...item, pk: idOf('A-1'), concluded: [later, ...others] });
  expect(await recording.record([aMessage('A-1', [anEvent('appeal.noted', '2026-03-03T09:00:00+03:00')])])).toEqual([]);
  expect(await factOf()).toMatchObject({ category: 'other', municipality: 'ukhta' });
});
