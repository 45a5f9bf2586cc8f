import { describe, expect, it } from 'vitest';
import { placesOf } from '#shared/domain/classification/catalogue.ts';
import { forwardingStatistic } from '#shared/domain/routing/forwarding.ts';
import { routingSchema, rowKey } from '#shared/domain/routing/route.ts';
import { type RouteRequest, tableRouter } from '#shared/domain/routing/router.ts';
import { region } from '#shared/region/region.ts';
import { routeReason } from '#shared/region/route-reason.ts';

const rules = {
  version: 'routing-7',
  sample: true,
  minConfidence: 0.5,
  forwarding: { months: 12, smoothing: 5, minimum: 10, minShare: 0.2, minProposed: 0.5, maxCandidates: 3 },
};
const table = routingSchema.parse({
  ...rules,
  rows: [
    { sector: 'roads', body: 'any-road' },
    { sector: 'roads', owner: 'state', body: 'state-road' },
    { sector: 'roads', municipality: 'ukhta', body: 'road-of-ukhta' },
    { sector: 'roads', municipality: 'ukhta', owner: 'state', body: 'state-road-of-ukhta' },
    { sector: 'roads', category: 'snow', body: 'any-snow' },
    { sector: 'roads', category: 'snow', owner: 'private', body: 'private-snow' },
    { sector: 'roads', category: 'snow', municipality: 'inta', body: 'snow-of-inta' },
    { sector: 'roads', category: 'bridges', administration: true },
  ],
});
const administrationOf = (municipality: string) =>
  ['ukhta', 'inta', 'usinsk'].includes(municipality) ? `mun-${municipality}` : undefined;
const municipalityOf = (body: string) => /^mun-(.+)$/.exec(body)?.[1];
const router = tableRouter(table, { placeOf: placesOf(region.catalogue), administrationOf, municipalityOf });

describe('the most specific row', () => {
  it.each<[string, string | undefined, RouteRequest['owner'], string, string]>([
    ['roads/potholes', undefined, undefined, 'any-road', 'roads/* @* *'],
    ['roads/potholes', 'usinsk', undefined, 'any-road', 'roads/* @* *'],
    ['roads/potholes', 'usinsk', 'state', 'state-road', 'roads/* @* state'],
    ['roads/potholes', 'ukhta', 'municipal', 'road-of-ukhta', 'roads/* @ukhta *'],
    ['roads/potholes', 'ukhta', 'state', 'state-road-of-ukhta', 'roads/* @ukhta state'],
    ['roads/snow', 'ukhta', 'state', 'any-snow', 'roads/snow @* *'],
    ['roads/snow', 'ukhta', 'private', 'private-snow', 'roads/snow @* private'],
    ['roads/snow', 'inta', 'private', 'snow-of-inta', 'roads/snow @inta *'],
    ['roads/bridges', 'inta', undefined, 'mun-inta', 'roads/bridges @* *'],
    ['housing/heating', 'inta', undefined, 'mun-inta', 'administration'],
  ])('%s in %s, %s: %s', (topic, municipality, owner, body, row) => {
    expect(router.route({ ...placed(topic), municipality, owner })).toEqual({ body, row, version: 'routing-7' });
  });
});

describe('a person is asked', () => {
  it.each([
    ['no row fits and it is not known where', 'housing/heating', undefined],
    ['the row names the administration and it is not known where', 'roads/bridges', undefined],
    ['the municipality is of another region', 'roads/snow', 'Невский район'],
    ['the category is in a source’s own words', 'Дороги/Ямы', 'ukhta'],
  ])('where %s', (_, topic, municipality) => {
    expect(router.route({ ...placed(topic), municipality })).toBeUndefined();
  });
});

it('a proposal by past forwarding says what it rests on', () => {
  const likelyBodies = [{ body: 'exec-tarif', share: 0.754, evidence: 12 }];
  const route = { row: 'forwarding', version: 'forwarding-2026-04-09T23:40:00.000Z', ...placed('housing/heating') };
  expect(routeReason('exec-tarif', { ...route, likelyBodies }, region)).toBe(
    'Таблица маршрутов никого не называет: «Отопление», муниципальное образование неизвестно. По 12 прошлым переадресациям (счёт forwarding-2026-04-09T23:40:00.000Z) вероятнее всего отвечает Комитет Республики Коми по энергетике и тарифам: 75 %',
  );
});

describe('where the table is silent, past forwarding', () => {
  const heating = placed('housing/heating');
  const one = (body: string, count: number, place: object = {}) => ({ ...heating, ...place, body, count });
  const likely = (counts: ReturnType<typeof one>[], request: RouteRequest = heating) =>
    router.likelyRoute(request, forwardingStatistic('forwarding-1', counts));
  const by = { row: 'forwarding', version: 'forwarding-1' };

  it('proposes who probably answers, and says what that rests on', () => {
    const likelyBodies = [{ body: 'exec-tarif', share: 0.75, evidence: 12 }];
    expect(likely([one('exec-tarif', 9), one('mun-ukhta', 3, { municipality: 'ukhta' })])).toEqual({
      ...by,
      ...{ body: 'exec-tarif', likelyBodies: [expect.objectContaining({ body: 'exec-tarif', evidence: 12 })] },
    });
    expect(likely([one('exec-tarif', 9), one('mun-ukhta', 3)])).toEqual({ ...by, body: 'exec-tarif', likelyBodies });
  });

  it('proposes nobody below the share for that, but says who is likely', () => {
    const found = likely([one('exec-tarif', 4), one('exec-minstroy', 3), one('mun-ukhta', 3)]);
    expect(found).toMatchObject({ body: undefined, likelyBodies: [{ body: 'exec-tarif' }, { body: 'exec-minstroy' }] });
  });

  it.each<[string, RouteRequest, number]>([
    ['on thin evidence', heating, 9],
    ['of another region', { ...heating, municipality: 'Невский район' }, 90],
    ['in a source’s own words', placed('Дороги/Ямы'), 90],
  ])('says nothing %s', (_, request, times) => {
    expect(likely([one('exec-tarif', times)], request)).toBeUndefined();
  });
});

describe('a table is refused', () => {
  it.each<[string, object[], string]>([
    [
      'two rows for one key',
      [
        { sector: 'roads', body: 'a' },
        { sector: 'roads', body: 'b' },
      ],
      'is there twice',
    ],
    ['nobody', [{ sector: 'roads' }], 'either a body or the administration'],
    ['two at once', [{ sector: 'roads', body: 'a', administration: true }], 'either a body or the administration'],
    ['an unknown owner', [{ sector: 'roads', body: 'a', owner: 'nobody' }], 'Invalid option'],
    ['an unknown field', [{ sector: 'roads', body: 'a', until: '2027' }], 'Unrecognized key'],
  ])('with %s', (_, rows, message) => {
    expect(routingSchema.safeParse({ ...rules, rows }).error?.message).toContain(message);
  });
});

describe('the region’s table', () => {
  const topics = region.catalogue.sectors.flatMap(({ id, categories }) => categories.map((one) => `${id}/${one.id}`));

  it.each(topics)('%s is answered by a listed body in every municipality', (topic) => {
    for (const { id: municipality } of region.municipalities) {
      const body = region.router.route({ ...placed(topic), municipality })?.body ?? '';
      expect(region.directory.nameOf(body)).not.toBe(body);
      expect(region.directory.leagueOf(body, 'pos')).toBeDefined();
    }
  });

  it.each([
    [
      'health/staff',
      'ukhta',
      'exec-minzdrav',
      'Таблица маршрутов routing-2: любая категория темы «Здравоохранение», любое муниципальное образование, любой владелец — Министерство здравоохранения Республики Коми',
    ],
    [
      'housing/heating',
      'usinsk',
      'mun-usinsk',
      'В таблице маршрутов routing-2 нет строки для: «Отопление», Усинск. По общему правилу отвечает Администрация муниципального округа «Усинск»',
    ],
    [
      'business/premises',
      'inta',
      'mun-inta',
      'Таблица маршрутов routing-2: «Аренда и размещение объектов», любое муниципальное образование, любой владелец — Администрация муниципального округа «Инта»',
    ],
  ])('%s in %s goes to %s, and says why', (topic, municipality, body, reason) => {
    const about = { ...placed(topic), municipality };
    const route = region.router.route(about);
    expect(route?.body).toBe(body);
    expect(routeReason(body, { row: route?.row ?? '', version: route?.version ?? '', ...about }, region)).toBe(reason);
  });

  it('names the owner and the municipality of a row', () => {
    const row = rowKey({ sector: 'roads', category: 'snow', municipality: 'vorkuta', owner: 'municipal' });
    const about = { ...placed('roads/snow'), municipality: 'vorkuta' };
    expect(region.router.route({ ...about, owner: 'municipal' })).toMatchObject({ row, body: 'org-vorkuta-sdu' });
    expect(routeReason('org-vorkuta-sdu', { row, version: 'routing-2', ...about }, region)).toBe(
      'Таблица маршрутов routing-2: «Снег и гололёд на дорогах», Воркута, муниципальная собственность — МБУ «Специализированное дорожное управление Воркуты»',
    );
  });
});

function placed(topic: string): { sector: string; category: string } {
  const [sector = '', category = ''] = topic.split('/');
  return { sector, category };
}
