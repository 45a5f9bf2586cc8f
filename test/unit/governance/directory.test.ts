import { describe, expect, it } from 'vitest';
import { bodiesSchema } from '#shared/domain/governance/bodies.ts';
import { directory, type League } from '#shared/domain/governance/directory.ts';
import { sourcesSchema } from '#shared/domain/governance/sources.ts';

const bodies = bodiesSchema.parse({
  version: 'b-1',
  sample: true,
  bodies: [
    { id: 'exec-health', name: 'Минздрав', league: 'executive', validFrom: '2022-01-01' },
    {
      id: 'exec-old',
      name: 'Упразднённый комитет',
      league: 'executive',
      validFrom: '2022-01-01',
      validTo: '2026-10-01',
    },
    { id: 'mun-inta', name: 'Администрация Инты', league: 'municipal', validFrom: '2022-01-01' },
    { id: 'exec-new', name: 'Новый комитет', league: 'executive', validFrom: '2026-10-01' },
    { id: 'org-clinic', name: 'Поликлиника', parent: 'exec-health', validFrom: '2022-01-01' },
  ],
});
const sources = sourcesSchema.parse({
  version: 's-1',
  sample: true,
  sources: [
    { id: 'platform', title: 'Платформа', channels: ['federal-platform'] },
    { id: 'city', title: 'Портал города', channels: ['portal'], unlistedLeague: 'municipal' },
  ],
});
const { version, nameOf, ratedBodyOf, leagueOf, bodiesOf } = directory({ bodies, sources });

describe('the directory', () => {
  it('has the versions of bodies and sources', () => {
    expect(version).toBe('b-1+s-1');
  });

  it.each([
    ['exec-health', 'Минздрав'],
    ['org-clinic', 'Поликлиника'],
    ['СПб ГБУ «Ленсвет»', 'СПб ГБУ «Ленсвет»'],
  ])('names %s «%s»', (body, name) => {
    expect(nameOf(body)).toBe(name);
  });

  it.each([
    ['exec-health', 'exec-health'],
    ['org-clinic', 'exec-health'],
    ['СПб ГБУ «Ленсвет»', 'СПб ГБУ «Ленсвет»'],
  ])('the work of %s counts to %s', (body, rated) => {
    expect(ratedBodyOf(body)).toBe(rated);
  });

  it.each<[string, string, League | undefined]>([
    ['exec-health', 'platform', 'executive'],
    ['exec-health', 'city', 'executive'],
    ['mun-inta', 'platform', 'municipal'],
    ['org-clinic', 'platform', 'executive'],
    ['exec-old', 'platform', 'executive'],
    ['ГБУ «Ленсвет»', 'city', 'municipal'],
    ['ГБУ «Ленсвет»', 'platform', undefined],
    ['ГБУ «Ленсвет»', 'unheard-of', undefined],
  ])('%s from %s is in the league %s', (body, source, league) => {
    expect(leagueOf(body, source)).toBe(league);
  });

  it.each<[League, string | undefined, string[]]>([
    ['executive', undefined, ['exec-health', 'exec-old', 'exec-new']],
    ['executive', '2021-12-31', []],
    ['executive', '2022-01-01', ['exec-health', 'exec-old']],
    ['executive', '2026-09-30', ['exec-health', 'exec-old']],
    ['executive', '2026-10-01', ['exec-health', 'exec-new']],
    ['municipal', '2026-10-01', ['mun-inta']],
  ])('the league %s on %s is %j', (league, day, expected) => {
    expect(bodiesOf(league, day)).toEqual(expected);
  });
});

describe('a list of bodies is refused', () => {
  const body = { id: 'mun-inta', name: 'Администрация', league: 'municipal', validFrom: '2022-01-01' };

  it.each<[string, unknown[], string]>([
    ['a body without league and parent', [{ ...body, league: undefined }], 'bodies.0.league'],
    ['a body with league and parent', [body, { ...body, id: 'org', parent: 'mun-inta' }], 'bodies.1.league'],
    ['a parent that is not there', [{ ...body, league: undefined, parent: 'mun-x' }], 'bodies.0.parent'],
    ['an id used twice', [body, body], 'bodies.1.id'],
    ['an end before the beginning', [{ ...body, validTo: '2022-01-01' }], 'bodies.0.validTo'],
    ['an id with capitals', [{ ...body, id: 'Mun' }], 'bodies.0.id'],
  ])('%s', (_, list, path) => {
    const parsed = bodiesSchema.safeParse({ version: 'b', sample: true, bodies: list });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it('a parent that has a parent itself', () => {
    const list = [
      body,
      { id: 'org-a', name: 'А', parent: 'mun-inta', validFrom: '2022-01-01' },
      { id: 'org-b', name: 'Б', parent: 'org-a', validFrom: '2022-01-01' },
    ];
    const parsed = bodiesSchema.safeParse({ version: 'b', sample: true, bodies: list });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['bodies.2.parent']);
  });
});
