import { expect, it } from 'vitest';
import { themeMeanings } from '#shared/domain/classification/theme-meaning.ts';
import { region } from '#shared/region/region.ts';
import { regionLabels, themeMeaning } from '#shared/region/region-classifier.ts';

const labels = {
  version: 'labels-9',
  sample: true,
  heads: [
    {
      id: 'theme',
      categories: { 'Ёлки и  деревья': 'amenities/trees', Разное: 'other/other', Беженцы: 'social/other' },
    },
    { id: 'reason', categories: { 'Елки и деревья': 'roads/snow', Лифты: 'roads/snow' } },
  ],
};
const meaningOf = themeMeanings(labels, region.catalogue);

it.each([
  ['ёлки и деревья', 'amenities/trees'],
  ['  ЕЛКИ И\u00a0ДЕРЕВЬЯ ', 'amenities/trees'],
  ['Беженцы', 'social/other'],
  ['Лифты', 'roads/snow'],
  ['Снег и гололёд на дорогах', 'roads/snow'],
])('«%s» is %s', (theme, name) => {
  const [sector, category] = name.split('/');
  expect(meaningOf(theme)).toEqual({ sector, category, version: `labels-9+${region.catalogue.version}` });
});

it.each(['', 'Разное', 'Деревья и ёлки', 'constructor', '__proto__'])('«%s» says nothing', (theme) => {
  expect(meaningOf(theme)).toBeUndefined();
});

it('knows every theme of the region’s table that means something, and every title of its categories', () => {
  const titles = region.catalogue.sectors.flatMap(({ categories }) =>
    categories.filter(({ isOther }) => !isOther).map(({ title }) => title),
  );
  const themes = regionLabels.heads.flatMap(({ categories }) =>
    Object.entries(categories).flatMap(([theme, name]) => (name === 'other/other' ? [] : theme)),
  );
  expect(themes.length).toBeGreaterThan(250);
  for (const theme of [...titles, ...themes]) expect(region.placeOf(themeMeaning(theme) ?? {}), theme).toBeDefined();
});
