import { describe, expect, it } from 'vitest';
import { funnelChart } from '#shared/web/charts/funnel-chart.ts';
import { trendChart } from '#shared/web/charts/trend-chart.ts';
import { readSvg } from '#test/support/svg-picture.ts';

const title = 'Балл за год';
const months = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];
const textsOf = (svg: string) => readSvg(svg).texts.map(({ text }) => text);
const dots = (svg: string) => readSvg(svg).elements.filter(({ name }) => name === 'circle');

/** How many points each drawn line has. */
const linesOf = (svg: string) =>
  readSvg(svg)
    .elements.filter(({ name, attributes }) => name === 'path' && attributes['fill'] === 'none')
    .map(({ attributes }) => attributes['d']?.split(/[ML]/).length ?? 0)
    .map((pieces) => pieces - 1);

describe('trend', () => {
  const trend = (values: readonly (number | undefined)[], name = 'Усинск', width = 760) =>
    trendChart({ title, periods: months, yLabel: 'Балл', series: [{ name, values }], width });

  it.each([
    ['all months', [1, 2, 3, 4, 5], [5], 5],
    ['a gap', [1, 2, undefined, 4, 5], [2, 2], 4],
    ['a month alone', [1, 2, undefined, 4, undefined], [2], 3],
    ['no values', [undefined, undefined, undefined, undefined, undefined], [], 0],
  ])('joins neighbours and nothing else: %s', (_, values, lines, count) => {
    expect(linesOf(trend(values))).toEqual(lines);
    expect(dots(trend(values))).toHaveLength(count);
  });

  it('names months, and years where they begin', () => {
    const texts = textsOf(trend([1, 2, 3, 4, 5]));
    expect(texts.filter((text) => /^\p{Ll}{3}$/u.test(text))).toEqual(['ноя', 'дек', 'янв', 'фев', 'мар']);
    expect(texts.filter((text) => /^20\d\d$/.test(text))).toEqual(['2025', '2026']);
  });

  it('names quarters, and years where they begin', () => {
    const periods = ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'];
    const texts = textsOf(trendChart({ title, periods, yLabel: 'Балл', series: [{ name: 'Усинск', values: [1] }] }));
    expect(texts.filter((text) => text.endsWith('кв.'))).toEqual(
      ['3 кв.', '4 кв.', '1 кв.', '2 кв.'].map((name) => name.replace(' ', '\u00a0')),
    );
    expect(texts.filter((text) => /^20\d\d$/.test(text))).toEqual(['2025', '2026']);
  });

  it('says which series has no values', () => {
    expect(textsOf(trend([])).join(' ')).toContain('Усинск\u00a0— нет данных');
  });

  it('has numbers at the lines and names below in a narrow picture', () => {
    const texts = textsOf(trend([80, 82, 83, 84, 85], 'Усинск', 320));
    expect(texts.filter((text) => text === '1')).toHaveLength(2);
    expect(texts).toContain('Усинск');
  });

  it('refuses a seventh series', () => {
    const series = Array.from({ length: 7 }, () => ({ name: 'Усинск', values: [1] }));
    expect(() => trendChart({ title, periods: months, yLabel: 'Балл', series })).toThrow(RangeError);
  });
});

describe('funnel', () => {
  const limits = [10, 100, 1000].map((n) => ({
    n,
    low95: 0.8 - 1 / Math.sqrt(n),
    high95: Math.min(1, 0.8 + 1 / Math.sqrt(n)),
    low998: Math.max(0, 0.8 - 1.5 / Math.sqrt(n)),
    high998: Math.min(1, 0.8 + 1.5 / Math.sqrt(n)),
  }));
  const point = { name: 'Усинск', n: 100, share: 0.8, isFlagged: false };
  const flagged = { ...point, name: 'Печора', share: 0.5, isFlagged: true };
  const funnel = (points: readonly (typeof point)[]) =>
    funnelChart({ title, target: 0.8, points, limits, xLabel: 'Обращений', yLabel: 'Доля' });

  it('names only flagged bodies', () => {
    const texts = textsOf(funnel([point, flagged]));
    expect(texts).toContain('Печора');
    expect(texts).not.toContain('Усинск');
  });

  it('writes under the plot what finds no place in it', () => {
    const crowd = Array.from({ length: 30 }, (_, index) => ({ ...flagged, name: `Печора № ${index}` }));
    const texts = textsOf(funnel(crowd)).join('\n');
    for (const { name } of crowd) expect(texts).toContain(name);
    expect(texts).toContain('Печора № 29\u00a0— 50,0\u00a0%, n\u00a0=\u00a0100');
  });

  it('has no point for a body without cases', () => {
    expect(dots(funnel([point, { ...point, n: 0, share: Number.NaN }]))).toHaveLength(1);
    expect(textsOf(funnel([{ ...point, n: 0 }]))).toEqual([title, 'Нет данных']);
  });

  it('has points and the line of the league without limits', () => {
    const svg = funnelChart({ title, target: 0.8, points: [point], limits: [], xLabel: 'Обращений', yLabel: 'Доля' });
    expect(dots(svg)).toHaveLength(1);
    expect(textsOf(svg)).toContain('Лига: 80,0\u00a0%');
  });
});
