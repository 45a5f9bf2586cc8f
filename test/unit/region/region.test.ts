import { describe, expect, it } from 'vitest';
import { channels } from '#shared/domain/appeals/fact-data.ts';
import { fold } from '#shared/domain/appeals/fold.ts';
import { region } from '#shared/region/region.ts';
import { aHistory } from '#test/support/a-history.ts';
import { shippedModel } from '#test/support/region-classify.ts';

describe('Komi', () => {
  it('is the Komi Republic, on Moscow time', () => {
    expect(region).toMatchObject({ id: 'komi', title: 'Республика Коми', timeZone: { name: 'Europe/Moscow' } });
  });

  it('has 20 municipalities, each with an administration in the municipal league', () => {
    expect(region.municipalities).toHaveLength(20);
    const administrations = region.municipalities.map(({ id }) => `mun-${id}`);
    expect(region.directory.bodiesOf('municipal', '2026-10-01')).toEqual(administrations);
    expect(region.municipalities.map(({ id }) => region.directory.administrationOf(id))).toEqual(administrations);
    expect(region.directory.administrationOf('Невский район')).toBeUndefined();
  });

  it('has executive bodies', () => {
    const bodies = region.directory.bodiesOf('executive', '2026-10-01');
    expect(bodies.length).toBeGreaterThanOrEqual(14);
    expect(bodies).toContain('exec-minzdrav');
  });

  it('rates nobody before the regulation of 14.02.2022', () => {
    expect(region.directory.bodiesOf('municipal', '2020-12-01')).toEqual([]);
    expect(region.directory.bodiesOf('municipal', '2022-02-14')).toHaveLength(20);
  });

  it.each(['komi-demo', 'nash-spb', 'pos'])('knows the source %s', (id) => {
    expect(region.sources.map((source) => source.id)).toContain(id);
  });

  it.each([
    ['СПб ГБУ «Ленсвет»', 'nash-spb', 'municipal'],
    ['СПб ГБУ «Ленсвет»', 'komi-demo', undefined],
    ['org-krkb', 'komi-demo', 'executive'],
    ['org-syktyvkar-zhkh', 'komi-demo', 'municipal'],
  ])('%s of %s is in the league %s', (body, source, league) => {
    expect(region.directory.leagueOf(body, source)).toBe(league);
  });

  it.each(region.catalogue.sectors.map(({ id, categories }) => [id, categories] as const))(
    'sector %s has three categories and «прочие»',
    (id, categories) => {
      expect(categories.filter(({ isOther }) => !isOther).length).toBeGreaterThanOrEqual(3);
      expect(region.placeOf({ sector: id, category: 'other' })?.category.isOther).toBe(true);
    },
  );

  it('has versions for reports', () => {
    expect(region.versions).toEqual({
      directory: 'bodies-2+sources-1',
      calendar: 'ru-2026-1',
      policies: 'policies-2',
      classifier: `${shippedModel.version}+labels-2`,
    });
  });
});

describe('policies', () => {
  it.each([
    ...channels.map((channel) => ['appeal', channel, 'appeal-59fz'] as const),
    ['message', 'federal-platform', 'message-platform'],
    ['message', 'open311', 'message-platform'],
    ['message', 'email', 'message-platform'],
    ['message', 'paper', 'message-platform'],
    ['message', 'portal', 'message-portal'],
    ['message', 'social', 'message-social'],
    ['message', 'messenger', 'message-social'],
  ] as const)('%s through %s: %s', (kind, channel, policy) => {
    expect(region.policyFor({ kind, channel }).id).toBe(policy);
  });

  it('are the ones that the fold uses', () => {
    const appeal = fold(aHistory(['submitted', '2026-10-05T10:00', { channel: 'social' }]), region.appealRules);
    expect(appeal.cycles[0]).toMatchObject({
      policy: 'message-social',
      dueAt: Date.parse('2026-10-14T23:59:59.999+03:00'),
    });
  });
});
