import { expect, it } from 'vitest';
import { withCategories } from '#infra/local/training/with-categories.ts';

const meanings = {
  ...{ version: 'labels-test', sample: true },
  heads: [
    { id: 'category', categories: {} },
    { id: 'theme', teaches: true, categories: { Ямы: 'roads/potholes', Кровля: 'housing/building-repair' } },
    { id: 'reason', categories: { Асфальт: 'roads/potholes' } },
  ],
};
const categoryOf = (labels: Record<string, string>) => {
  return withCategories([{ text: 'Текст', labels }], meanings)[0]?.labels['category'];
};

it('texts get the category that a label means which teaches it', () => {
  expect(categoryOf({ theme: 'Ямы', sector: 'roads' })).toBe('roads/potholes');
  expect(categoryOf({ theme: 'Кровля' })).toBe('housing/building-repair');
});

it('texts keep the category they tell', () => {
  expect(categoryOf({ theme: 'Ямы', category: 'roads/sidewalks' })).toBe('roads/sidewalks');
});

it.each(['Ямы', 'potholes', 'roads/unheard-of'])('%s is no name of the catalogue, and is not learnt', (category) => {
  expect(categoryOf({ theme: 'Ямы', category })).toBe('roads/potholes');
  expect(categoryOf({ sector: 'roads', category })).toBeUndefined();
});

it.each([
  ['a label that means nothing', { theme: 'Мусор' }],
  ['a label that teaches nothing', { reason: 'Асфальт' }],
  ['no label at all', {}],
])('%s gives none', (_, labels) => {
  expect(withCategories([{ text: 'Текст', labels }], meanings)).toEqual([{ text: 'Текст', labels }]);
});
