import { periodsBetween } from '#shared/domain/ratings/period.ts';
import type { AnalysisContent } from '#shared/domain/satisfaction/report.ts';
import type { AnalysisSnapshot, ShareFigure, ShownCell } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { shareBarsChart } from '#shared/web/charts/share-bars-chart.ts';
import { trendChart } from '#shared/web/charts/trend-chart.ts';
import texts from './analysis.ru.json' with { type: 'json' };

type Shown = ShownCell['shown'];
export type Judged = keyof AnalysisSnapshot['composition'];

const { charts } = texts;

/** Who is content with the answer, of the bodies with answers enough; undefined where none has. */
export function satisfiedChart({ tables }: AnalysisSnapshot, width?: number): string | undefined {
  const rows = tables.body.flatMap(({ name, shown, answers }) =>
    answers ? [bar(name, shown, answers.satisfied)] : [],
  );
  if (rows.length === 0) return undefined;
  return shareBarsChart({ title: charts.satisfied, rows, ...sized(width) });
}

/** What citizens say of their problem; undefined where that is hidden. */
export function solvedChart({ whole }: AnalysisSnapshot, width?: number): string | undefined {
  const solved = whole.answers?.solved;
  if (!solved?.yes) return undefined;
  const { shown, yes, partly, no } = solved;
  const rows = [
    bar(texts.solved.yes, shown, yes),
    bar(texts.solved.partly, shown, partly),
    bar(texts.solved.no, shown, no),
  ];
  return shareBarsChart({ title: charts.solved, rows, ...sized(width) });
}

/** What was wrong, the most frequent first; undefined where that is hidden, or nothing was. */
export function reasonsChart({ whole }: AnalysisSnapshot, width?: number): string | undefined {
  const { shown = 'none', given = [] } = whole.answers?.reasons ?? {};
  if (given.length === 0) return undefined;
  const rows = [...given].sort((a, b) => b.s - a.s).map(({ name, ...share }) => bar(name, shown, share));
  return shareBarsChart({ title: charts.reasons, rows, ...sized(width) });
}

/** Which part of the answers was judged, group by group. */
export function judgedChart({ composition }: AnalysisSnapshot, by: Judged, width?: number): string {
  const rows = composition[by].map(({ name, shown, judged }) => bar(name, shown, judged));
  return shareBarsChart({ title: charts.judged[by], rows, ...sized(width) });
}

/** Up to a year of months; undefined where no earlier one is known. */
export function monthsChart(
  { snapshot, history }: Omit<AnalysisContent, 'method'>,
  width?: number,
): string | undefined {
  const [first] = history.periods;
  if (!first) return undefined;
  const known = new Map(history.periods.map((each) => [each.period, each.answers]));
  known.set(snapshot.period, snapshot.whole.answers);
  const periods = periodsBetween(first.period, snapshot.period);
  const series = (name: string, of: (answers: NonNullable<ShownCell['answers']>) => ShareFigure | undefined) => {
    const shares = periods.map((period) => {
      const answers = known.get(period);
      return answers && of(answers);
    });
    return {
      name,
      values: shares.map((share) => share && (100 * share.s) / share.n),
      low: shares.map((share) => share && 100 * share.interval[0]),
      high: shares.map((share) => share && 100 * share.interval[1]),
    };
  };
  return trendChart({
    title: charts.trend,
    periods,
    series: [
      series(charts.trendSeries.satisfied, ({ satisfied }) => satisfied),
      series(charts.trendSeries.solved, ({ solved }) => solved.yes),
      series(charts.trendSeries.answered, ({ answered }) => answered),
    ],
    yLabel: charts.percent,
    ...sized(width),
  });
}

function bar(name: string, shown: Shown, share: ShareFigure | undefined) {
  const {
    n,
    s,
    interval: [low, high],
  } = share ?? { n: 0, s: 0, interval: [0, 1] as const };
  const isPreliminary = shown === 'preliminary';
  return { name, share: n === 0 ? 0 : s / n, low, high, n, isHidden: shown === 'hidden', isPreliminary };
}

function sized(width: number | undefined) {
  return width === undefined ? {} : { width };
}
