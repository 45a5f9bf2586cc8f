import { funnelLimit } from '#shared/domain/ratings/funnel.ts';
import { periodsBetween } from '#shared/domain/ratings/period.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { isSatisfactionHidden } from '#shared/domain/ratings/visibility.ts';
import { funnelChart } from '#shared/web/charts/funnel-chart.ts';
import { placesChart } from '#shared/web/charts/places-chart.ts';
import { scoresChart } from '#shared/web/charts/scores-chart.ts';
import { shareBarsChart } from '#shared/web/charts/share-bars-chart.ts';
import { trendChart } from '#shared/web/charts/trend-chart.ts';
import texts from './rating-charts.ru.json' with { type: 'json' };

/** So many bodies are one picture: more do not fit on a page. */
const rowsPerPicture = 20;
/** The best and the last ones of a trend: more lines are a tangle. */
const trendEnds = 3;

/** The rows of each picture. */
function pictures<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsPerPicture) }, (_, part) =>
    rows.slice(part * rowsPerPicture, (part + 1) * rowsPerPicture),
  );
}

/** Places and scores with their intervals, as many pictures as the league needs pages. */
export function tableCharts({ snapshot: { table } }: ReportContent): string[] {
  const parts = pictures(table.map(ratedRow));
  return [
    ...parts.map((rows) => placesChart({ title: texts.places, rows, of: table.length })),
    ...parts.map((rows) => scoresChart({ title: texts.scores, rows })),
  ];
}

/** The whole league in one picture, as a file of its own. */
export function placesPicture({ snapshot: { table } }: ReportContent): string {
  return placesChart({ title: texts.places, rows: table.map(ratedRow), of: table.length });
}

function ratedRow({ scoreInterval: [scoreLow, scoreHigh], placeInterval: [placeLow, placeHigh], ...row }: SnapshotRow) {
  const { name, place, score, isToldApartFromNext } = row;
  return { name, place, score, scoreLow, scoreHigh, placeLow, placeHigh, isToldApartFromNext };
}

/** Satisfaction as people may see it: few answers are hidden or marked. */
export function satisfactionCharts({ snapshot: { table }, method }: ReportContent): string[] {
  const rows = table.map((row) => {
    const { name, satisfactionShown } = row;
    const { n, s, wilson: [low, high] = [0, 1] } = row.indicators.satisfaction;
    const isHidden = isSatisfactionHidden(row, method.smallNumbers);
    return {
      name,
      share: n === 0 ? 0 : s / n,
      low,
      high,
      n,
      isHidden,
      isPreliminary: satisfactionShown === 'preliminary',
    };
  });
  return pictures(rows).map((part) => shareBarsChart({ title: texts.satisfaction, rows: part }));
}

/** Shares of satisfaction against the number of answers; undefined where nobody has enough of them to be shown. */
export function satisfactionFunnel({ snapshot, method }: ReportContent): string | undefined {
  const target = snapshot.priors.satisfaction?.mean;
  const shown = snapshot.table.filter(
    (row) => !isSatisfactionHidden(row, method.smallNumbers) && row.indicators.satisfaction.n > 0,
  );
  if (target === undefined || shown.length === 0) return undefined;
  const low = (n: number, confidence: number) => 1 - funnelLimit(n, 1 - target, confidence);
  const points = shown.map(({ name, indicators: { satisfaction } }) => {
    const { n, s } = satisfaction;
    const isFlagged = s / n < low(n, 0.95) || s / n > funnelLimit(n, target, 0.95);
    return { name, n, share: s / n, isFlagged };
  });
  const limits = sizesUpTo(Math.max(...points.map(({ n }) => n))).map((n) => ({
    n,
    low95: low(n, 0.95),
    high95: funnelLimit(n, target, 0.95),
    low998: low(n, 0.998),
    high998: funnelLimit(n, target, 0.998),
  }));
  return funnelChart({
    title: texts.funnel,
    ...{ target, points, limits },
    ...{ xLabel: texts.answers, yLabel: texts.share },
  });
}

/** Numbers of cases to draw the limits by: every one at first, where they move most. */
function sizesUpTo(most: number): number[] {
  const sizes: number[] = [];
  for (let n = 1; n < most; n = Math.max(n + 1, Math.round(n * 1.06))) sizes.push(n);
  return [...sizes, most];
}

/** Scores of the remembered periods; undefined where there is no earlier period. */
export function trendPicture({ snapshot, history }: ReportContent): string | undefined {
  const { table, period } = snapshot;
  const [first] = history.periods;
  if (!first) return undefined;
  const chosen = table.length <= 2 * trendEnds ? table : [...table.slice(0, trendEnds), ...table.slice(-trendEnds)];
  const known = new Map(history.periods.map(({ period: id, rows }) => [id, rows]));
  const periods = periodsBetween(first.period, period);
  const series = chosen.map(({ body, name, score }) => ({
    name,
    values: periods.map((id) => (id === period ? score : known.get(id)?.find((row) => row.body === body)?.score)),
  }));
  return trendChart({
    title: table.length <= 2 * trendEnds ? texts.trend : texts.trendOfEnds,
    periods,
    series,
    yLabel: texts.score,
  });
}
