import fc from 'fast-check';
import { contributionsChart } from '#shared/web/charts/contributions-chart.ts';
import { funnelChart } from '#shared/web/charts/funnel-chart.ts';
import { placesChart } from '#shared/web/charts/places-chart.ts';
import type { RatedRow } from '#shared/web/charts/rated-row.ts';
import { scoresChart } from '#shared/web/charts/scores-chart.ts';
import { shareBarsChart } from '#shared/web/charts/share-bars-chart.ts';
import { trendChart } from '#shared/web/charts/trend-chart.ts';

const words = [
  'Министерство',
  'жилищно-коммунального',
  'и',
  'округа',
  '«Усть-Цилемский»',
  'Ӧтувъя',
  '№ 5',
  'A&B',
  '<b>',
];

const plainName = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((each) => each.join(' '));
const name = fc.oneof(
  plainName,
  fc.string({ unit: 'binary', maxLength: 98 }),
  fc.constantFrom('Ж'.repeat(98), 'ГБУ', `«${'щ-'.repeat(48)}»`),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const width = fc.constantFrom(300, 320, 480, 559, 560, 760, 900);

/** Three values in order, for the ends of an interval and what lies in it. */
const ordered = (each: fc.Arbitrary<number>) =>
  fc.tuple(each, each, each).map((values): readonly [number, number, number] => {
    const [low = 0, middle = 0, high = 0] = values.toSorted((a, b) => a - b);
    return [low, middle, high];
  });

const ratedRows = fc.integer({ min: 1, max: 120 }).chain((of) =>
  fc.record({
    of: fc.constant(of),
    rows: fc.array(ratedRow(of), { maxLength: Math.min(of, 12) }),
    title: name,
    width,
  }),
);

function ratedRow(of: number): fc.Arbitrary<RatedRow> {
  return fc
    .record({
      name,
      places: ordered(fc.integer({ min: 1, max: of })),
      scores: ordered(fc.double({ min: 0, max: 100, noNaN: true })),
      isToldApartFromNext: fc.boolean(),
    })
    .map(({ places: [placeLow, place, placeHigh], scores: [scoreLow, score, scoreHigh], ...row }) => ({
      ...row,
      placeLow,
      place,
      placeHigh,
      scoreLow,
      score,
      scoreHigh,
    }));
}

const contributions = fc.record({
  title: name,
  unit: fc.constant('баллов'),
  parts: fc.array(fc.record({ label: name, value: fc.double({ min: -100, max: 100, noNaN: true }) }), { maxLength: 9 }),
  width,
});

const shareBars = fc.record({
  title: name,
  width,
  rows: fc.array(
    fc
      .record({
        name,
        shares: ordered(share),
        n: fc.nat(100_000),
        isHidden: fc.boolean(),
        isPreliminary: fc.boolean(),
      })
      .map(({ shares: [low, middle, high], ...row }) => ({ ...row, low, share: middle, high })),
    { maxLength: 12 },
  ),
});

const months = ['2025-12', ...Array.from({ length: 11 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)];
const quarters = Array.from({ length: 12 }, (_, index) => `${2024 + Math.floor(index / 4)}-Q${(index % 4) + 1}`);

const trend = fc
  .record({
    title: name,
    width,
    yLabel: name,
    periods: fc
      .tuple(fc.constantFrom(months, quarters), fc.integer({ min: 0, max: 12 }))
      .map(([periods, count]) => periods.slice(0, count)),
    series: fc.array(
      fc
        .record({
          name,
          ends: fc.array(fc.option(ordered(fc.double({ min: -50, max: 150, noNaN: true })), { nil: undefined }), {
            minLength: 12,
            maxLength: 12,
          }),
        })
        .map(({ ends, ...series }) => ({
          ...series,
          low: ends.map((each) => each?.[0]),
          values: ends.map((each) => each?.[1]),
          high: ends.map((each) => each?.[2]),
        })),
      { maxLength: 6 },
    ),
  })
  .map(({ periods, series, ...model }) => ({
    ...model,
    periods,
    series: series.map(({ name, values, low, high }) => {
      const count = periods.length;
      return { name, values: values.slice(0, count), low: low.slice(0, count), high: high.slice(0, count) };
    }),
  }));

const funnel = fc
  .record({
    title: name,
    xLabel: fc.constant('Закрыто обращений'),
    yLabel: name,
    width,
    target: share,
    points: fc.array(fc.record({ name, n: fc.nat(3000), share, isFlagged: fc.boolean() }), { maxLength: 30 }),
    cases: fc.uniqueArray(fc.integer({ min: 1, max: 4000 }), { maxLength: 40 }),
  })
  .map(({ cases, target, ...model }) => ({
    ...model,
    target,
    limits: cases
      .toSorted((a, b) => a - b)
      .map((n) => {
        const within = (z: number) => Math.min(1, Math.max(0, target + z * Math.sqrt((target * (1 - target)) / n)));
        return { n, low95: within(-1.96), high95: within(1.96), low998: within(-3.09), high998: within(3.09) };
      }),
  }));

/** Drawn twice from the same model. */
const twice = <T>(models: fc.Arbitrary<T>, draw: (model: T) => string) =>
  models.map((model) => ({ first: draw(model), second: draw(model) }));

/** Every chart with random models: names of any characters, any number of rows, all widths. */
export const randomCharts = [
  { chart: 'places', drawings: twice(ratedRows, placesChart) },
  { chart: 'scores', drawings: twice(ratedRows, scoresChart) },
  { chart: 'contributions', drawings: twice(contributions, contributionsChart) },
  { chart: 'share bars', drawings: twice(shareBars, shareBarsChart) },
  { chart: 'trend', drawings: twice(trend, trendChart) },
  { chart: 'funnel', drawings: twice(funnel, funnelChart) },
];
