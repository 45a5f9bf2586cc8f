import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Catalogue, placesOf } from '#shared/domain/classification/catalogue.ts';
import type { LabelCategories } from '#shared/domain/classification/label-categories.ts';
import { readModel } from '#shared/domain/classification/model-file.ts';
import type { TextModel } from '#shared/domain/classification/text-model.ts';
import { trainedClassifier } from '#shared/domain/classification/trained-classifier.ts';
import { type KeywordHead, keywordModelBytes } from '#test/support/a-text-model.ts';
import { forAll } from '#test/support/for-all.ts';

const modelOf = (heads: readonly KeywordHead[]) => readModel(keywordModelBytes(heads, 'm-1'));
const labels: LabelCategories = {
  version: 'labels-test',
  sample: true,
  heads: [
    {
      id: 'theme',
      categories: { Ямы: 'roads/pits', Выбоины: 'roads/pits', Знаки: 'roads/signs', Кровля: 'housing/roof' },
    },
    { id: 'reason', categories: { Течь: 'housing/roof', Асфальт: 'roads/pits', Столб: 'roads/signs' } },
  ],
};
const sectors: KeywordHead = {
  id: 'sector',
  threshold: 0.7,
  labels: { roads: ['яма', 'выбоина', 'знак', 'дорога'], housing: ['кровля', 'крыша', 'мусор'] },
  parts: { head: 'theme', of: [0, 0, 0, 1, 1], weights: [0.5, 0.5] as const },
};
const themes: KeywordHead = {
  id: 'theme',
  threshold: 0.7,
  labels: {
    Ямы: ['яма', 'дорога', 'дыра'],
    Выбоины: ['выбоина', 'дорога', 'дыра'],
    Знаки: ['знак', 'дорога'],
    Кровля: ['кровля', 'крыша'],
    Мусор: ['мусор'],
  },
};
const reasons: KeywordHead = {
  id: 'reason',
  threshold: 0.6,
  labels: { Течь: ['крыша'], Асфальт: ['яма', 'дорога'], Столб: ['знак', 'дорога'] },
};
const categories: KeywordHead = {
  id: 'category',
  threshold: 0.6,
  labels: { 'roads/pits': ['дыра', 'знак'], 'roads/bridges': ['мост'], 'housing/attics': ['чердак'] },
};
const other = { id: 'other', title: 'Прочее' };
const catalogue: Catalogue = {
  version: 'catalogue-test',
  sample: true,
  sectors: [
    {
      ...{ id: 'roads', title: 'Дороги' },
      categories: [
        { id: 'pits', title: 'Ямы' },
        { id: 'signs', title: 'Знаки' },
        { id: 'bridges', title: 'Мосты' },
        other,
      ],
    },
    { id: 'housing', title: 'ЖКХ', categories: [{ id: 'roof', title: 'Кровля' }, other] },
    { id: 'other', title: 'Прочее', categories: [other] },
  ],
};
const classifierOf = (model: TextModel, meanings = labels) => trainedClassifier(model, meanings, placesOf(catalogue));
const classify = classifierOf(modelOf([sectors, themes]));

describe('of a model of themes', () => {
  it('says the sector, the category and how probable each is', () => {
    expect(classify('Крыша течёт')).toEqual({
      by: 'classifier',
      modelVersion: 'm-1+labels-test',
      sector: 'housing',
      sectorConfidence: expect.closeTo(1, 2),
      category: 'roof',
      confidence: expect.closeTo(1, 2),
    });
  });

  it('a category is as likely as its themes together, each below the threshold', () => {
    expect(classify('дыра')).toMatchObject({ sector: 'roads', category: 'pits', confidence: expect.closeTo(1, 2) });
  });

  it('leaves open the category that it is not sure of, and tells the likeliest', () => {
    const said = classify('дорога');
    expect(said).toMatchObject({ sector: 'roads', candidates: [{ category: 'pits' }, { category: 'signs' }, {}] });
    expect(said).not.toHaveProperty('category');
    expect(said.candidates?.[0]?.probability).toBeCloseTo(2 / 3, 1);
  });

  it.each([
    ['', 'no word'],
    ['Спасибо', 'nothing it knows'],
    ['знак и крыша', 'two things'],
  ])('guesses nothing of «%s»: %s', (text) => {
    const said = classify(text);
    expect(said.candidates).toHaveLength(3);
    for (const name of ['sector', 'category', 'confidence', 'sectorConfidence']) expect(said).not.toHaveProperty(name);
  });

  it('a theme without a meaning is «прочие» of its sector', () => {
    expect(classify('мусор')).toMatchObject({ sector: 'housing', category: 'other' });
  });

  it('keeps to the threshold of the labels, where they have one', () => {
    const [strict, mild] = [0.8, 0.5].map((threshold) =>
      classifierOf(modelOf([sectors, themes]), { ...labels, threshold })('дорога'),
    );
    expect([strict?.category, mild?.category]).toEqual([undefined, 'pits']);
  });
});

it('names nothing where a threshold has not been found, whatever is certain', () => {
  const certain = { ...themes, labels: { Ямы: ['яма', 'яма'], Знаки: ['знак'] } };
  const classifyBy = (threshold: number) => classifierOf(modelOf([{ ...certain, threshold }]))('яма яма яма');
  expect(classifyBy(0.9)).toMatchObject({ sector: 'roads', category: 'pits' });
  expect(classifyBy(1)).not.toHaveProperty('sector');
});

describe('of other models', () => {
  const { parts: _, ...alone } = sectors;

  it('without a head of sectors, a sector is as likely as its categories together', () => {
    const said = classifierOf(modelOf([reasons]))('дорога');
    expect(said).toMatchObject({ sector: 'roads', candidates: [{ probability: expect.closeTo(0.5, 1) }, {}, {}] });
  });

  it('themes go before the reasons of the city', () => {
    expect(classifierOf(modelOf([reasons, sectors, themes]))('дыра')).toMatchObject({ category: 'pits' });
    expect(classifierOf(modelOf([reasons, alone]))('дыра')).toHaveProperty('candidates');
  });

  it('labels of a head of categories are their names in the catalogue; one that it does not know is «прочие» of its sector', () => {
    const own = { ...labels, heads: [{ id: 'category', categories: {} }, ...labels.heads] };
    const said = classifierOf(modelOf([categories, themes]), own);
    expect(said('дыра')).toMatchObject({ sector: 'roads', category: 'pits' });
    expect(said('мост')).toMatchObject({ sector: 'roads', category: 'bridges' });
    expect(said('чердак')).toMatchObject({ sector: 'housing', category: 'other' });
    expect(classifierOf(modelOf([categories, themes]))('знак')).toMatchObject({ category: 'signs' });
  });

  it('refuses one of whose labels nothing is known', () => {
    expect(() => classifierOf(modelOf([alone]))).toThrow('RCC_MODEL_WITHOUT_CATEGORIES');
  });
});

it('of any text: what is named is sure, what is open has candidates, the likeliest first', () => {
  const words = fc.constantFrom('яма', 'выбоина', 'знак', 'дорога', 'крыша', 'мусор', 'дыра', 'Спасибо', '…');
  forAll(fc.array(words, { maxLength: 6 }), (said) => {
    const { sector, sectorConfidence = 1, category, confidence = 1, candidates } = classify(said.join(' '));
    expect(sectorConfidence).toBeGreaterThanOrEqual(0.7);
    expect(confidence).toBeGreaterThanOrEqual(0.7);
    expect(category === undefined).toBe(candidates !== undefined);
    if (category !== undefined) expect(sector).toBeDefined();
    const probabilities = candidates?.map(({ probability }) => probability) ?? [];
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
  });
});
