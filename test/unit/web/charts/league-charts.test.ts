import { describe, expect, it } from 'vitest';
import { contributionsChart } from '#shared/web/charts/contributions-chart.ts';
import { placesChart } from '#shared/web/charts/places-chart.ts';
import type { RatedRow } from '#shared/web/charts/rated-row.ts';
import { scoresChart } from '#shared/web/charts/scores-chart.ts';
import { shareBarsChart } from '#shared/web/charts/share-bars-chart.ts';
import { readSvg } from '#test/support/svg-picture.ts';

const title = 'Рейтинг, октябрь 2026 года';
const longName =
  'Государственное бюджетное учреждение здравоохранения Республики Коми «Печорская центральная больница»';

function row(place: number, other: Partial<RatedRow> = {}): RatedRow {
  return {
    name: `Администрация ${place}`,
    place,
    score: 87.43,
    scoreLow: 85,
    scoreHigh: 90,
    placeLow: Math.max(1, place - 1),
    placeHigh: place + 1,
    isToldApartFromNext: false,
    ...other,
  };
}

const textsOf = (svg: string) => readSvg(svg).texts.map(({ text }) => text);
const countOf = (svg: string, name: string) => readSvg(svg).elements.filter((element) => element.name === name).length;

describe('places', () => {
  it('put the dot on the line from the lowest to the highest place, in the scale of all bodies', () => {
    const { elements } = readSvg(placesChart({ title, rows: [row(1), row(2), row(3)], of: 4 }));
    const dots = elements.filter(({ name }) => name === 'circle').map(({ attributes }) => Number(attributes['cx']));
    const [first = 0, second = 0, third = 0] = dots;
    expect(second - first).toBeCloseTo(third - second, 0);
    const lines = elements
      .filter(({ name, attributes }) => name === 'line' && attributes['stroke-width'] === '2')
      .filter(({ attributes }) => attributes['y1'] === attributes['y2'])
      .map(({ attributes }) => [Number(attributes['x1']), Number(attributes['x2'])]);
    expect(lines).toEqual([
      [first, second],
      [first, third],
      [second, expect.closeTo(third + (third - second), 0)],
    ]);
  });

  it('name places and scores', () => {
    const texts = textsOf(placesChart({ title, rows: [row(1)], of: 12 }));
    expect(texts).toEqual(expect.arrayContaining(['Место', 'Балл', '87,43', 'Администрация 1', '12']));
  });

  it('draw a rule only where a body is told apart from the next', () => {
    const rows = [row(1, { isToldApartFromNext: true }), row(2), row(3, { isToldApartFromNext: true })];
    const rulesOf = (svg: string) =>
      readSvg(svg).elements.filter(({ attributes }) => attributes['stroke-width'] === '1.2').length;
    expect(rulesOf(placesChart({ title, rows, of: 3 }))).toBe(1);
  });

  it.each([1, 120])('grow with %d rows', (count) => {
    const rows = Array.from({ length: count }, (_, index) => row(index + 1, { placeHigh: Math.min(count, index + 2) }));
    expect(countOf(placesChart({ title, rows, of: count }), 'circle')).toBe(count);
  });

  it('keep the whole of a cut name in a title', () => {
    const { elements, texts } = readSvg(placesChart({ title, rows: [row(1, { name: longName })], of: 1 }));
    expect(elements.filter(({ name }) => name === 'title').map(({ text }) => text)).toEqual([title, longName]);
    expect(texts.some(({ text }) => text.endsWith('…'))).toBe(true);
  });

  it('say so when there are none', () => {
    expect(textsOf(placesChart({ title, rows: [], of: 0 }))).toEqual([title, 'Нет данных']);
  });
});

describe('scores', () => {
  it('show only the part of the scale that is in use', () => {
    const ticks = textsOf(scoresChart({ title, rows: [row(1)] })).filter((text) => /^\d+$/.test(text));
    expect(ticks).toEqual(expect.arrayContaining(['85', '90']));
    expect(ticks).not.toContain('0');
  });

  it('open a scale around equal scores', () => {
    const same = { score: 100, scoreLow: 100, scoreHigh: 100 };
    expect(countOf(scoresChart({ title, rows: [row(1, same), row(1, same)] }), 'circle')).toBe(2);
  });
});

describe('contributions', () => {
  it('grow to both sides of zero, with signs', () => {
    const parts = [
      { label: 'Решено', value: 2.31 },
      { label: 'Скорость', value: -0.84 },
    ];
    const svg = contributionsChart({ title, parts, unit: 'баллов' });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['+2,31', '−0,84', 'Вклад, баллов']));
    const [up, down] = readSvg(svg)
      .elements.filter(({ name, attributes }) => name === 'rect' && attributes['height'] === '14')
      .map(({ attributes }) => ({ left: Number(attributes['x']), width: Number(attributes['width']) }));
    expect((down?.left ?? 0) + (down?.width ?? 0)).toBeCloseTo(up?.left ?? 0, 0);
    expect((up?.width ?? 0) / (down?.width ?? 1)).toBeCloseTo(2.31 / 0.84, 1);
  });
});

describe('shares', () => {
  const share = { name: 'Комитет', share: 0.7, low: 0.6, high: 0.8, n: 43, isHidden: false, isPreliminary: false };

  it('keep a hidden row out of the picture', () => {
    const draw = (hidden: Partial<typeof share>) =>
      shareBarsChart({ title, rows: [share, { ...share, ...hidden, isHidden: true }] });
    expect(draw({ share: 0.9, low: 0.1, high: 1, n: 9 })).toBe(draw({ share: 0, low: 0, high: 0, n: 1 }));
    expect(textsOf(draw({}))).toContain('скрыто');
  });

  it('say of a body without answers that there are none', () => {
    expect(textsOf(shareBarsChart({ title, rows: [share, { ...share, n: 0 }] }))).toContain('нет данных');
  });

  it('mark what is preliminary by word and by fill', () => {
    const svg = shareBarsChart({ title, rows: [{ ...share, isPreliminary: true }] });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['70,0\u00a0%', 'предв.', '43']));
    expect(svg).not.toBe(shareBarsChart({ title, rows: [share] }));
  });
});
