import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { region, regionFiles } from '#shared/region/region.ts';
import { labelsOf, regionLabels } from '#shared/region/region-classifier.ts';
import { regionClassify, shippedModel, shippedModelBytes } from '#test/support/region-classify.ts';

const head = (id: string) => shippedModel.heads.find((one) => one.id === id);

describe('the model that is shipped', () => {
  it('is what its stamp says', () => {
    expect(regionFiles.modelStamp.content).toMatchObject({
      version: shippedModel.version,
      sha256: createHash('sha256').update(shippedModelBytes).digest('hex'),
      thresholds: Object.fromEntries(shippedModel.heads.map(({ id, threshold }) => [id, threshold])),
    });
  });

  it('knows the sectors of the catalogue, and no others', () => {
    const strange = head('sector')?.labels.filter((sector) => !region.placeOf({ sector }));
    expect(strange).toEqual([]);
  });

  it('has no label of a theme without a meaning', () => {
    const categories = regionLabels.heads.find(({ id }) => id === 'theme')?.categories ?? {};
    expect(head('theme')?.labels.length).toBeGreaterThan(100);
    expect(head('theme')?.labels.filter((label) => !(label in categories))).toEqual([]);
  });

  it('has themes whose categories are of the sector that the model has them in', () => {
    const [sectors, themes] = [head('sector'), head('theme')];
    const categories = regionLabels.heads.find(({ id }) => id === 'theme')?.categories ?? {};
    const sectorOf = (index: number) => sectors?.labels[sectors.parts?.of[index] ?? -1];
    const torn = themes?.labels.filter((label, index) => categories[label]?.split('/')[0] !== sectorOf(index));
    expect(torn).toEqual([]);
  });

  it('knows the categories that themes mean, by their names in the catalogue', () => {
    const themes = regionLabels.heads.find(({ id }) => id === 'theme')?.categories ?? {};
    expect(head('category')?.labels.toSorted()).toEqual([...new Set(Object.values(themes))].toSorted());
  });

  it('gives the version that reports name', () => {
    expect(regionClassify('Нет отопления').modelVersion).toBe(region.versions.classifier);
  });
});

describe('what labels mean', () => {
  it('is said of 173 themes of a platform and of 124 reasons of a city', () => {
    expect(regionLabels.heads.map(({ id, categories }) => [id, Object.keys(categories).length])).toEqual([
      ['category', 0],
      ['theme', 173],
      ['city-reason', 124],
    ]);
  });

  it.each([
    ['labels-2', { Ямы: 'roads/potholes' }, undefined],
    ['labels-2', { Цены: 'roads/prices' }, 'heads.0.categories.Цены: the catalogue has no roads/prices'],
    ['labels-2', { Цены: 'roads' }, 'heads.0.categories.Цены: the catalogue has no roads'],
    ['labels-7', { Ямы: 'roads/potholes' }, 'version: labels-2 is wanted'],
    ['labels-2', { Ямы: 1 }, 'heads.0.categories.Ямы:'],
  ])('in %s, %o is refused with: %s', (version, categories, message) => {
    const file = { path: 'labels.json', content: { version, sample: true, heads: [{ id: 'theme', categories }] } };
    const read = () => labelsOf(file, region);
    if (message === undefined) expect(read()).toMatchObject({ version });
    else expect(read).toThrow(`RCC_REGION_DATA_INVALID labels.json: ${message}`);
  });

  it.each([
    ['Неисправный лифт в многоквартирном доме', 'housing/lifts'],
    ['Ямы и выбоины на тротуарах', 'roads/sidewalks'],
    ['Проблемы с обеспечением питанием в школах', 'education/meals'],
    ['Тарификация ж/д перевозок', 'transport/rail-air-water'],
    ['Тестовая категория', 'other/other'],
    ['Открыт колодец, люк', 'amenities/manholes'],
  ])('%s: %s', (label, category) => {
    expect(regionLabels.heads.flatMap(({ categories }) => categories[label] ?? [])).toEqual([category]);
  });
});
