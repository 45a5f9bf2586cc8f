import { html } from 'hono/html';
import { type EarlierRating, remembered } from '#shared/domain/ratings/history.ts';
import { periodsBetween } from '#shared/domain/ratings/period.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { decimal } from '#shared/web/charts/numbers.ts';
import { trendChart } from '#shared/web/charts/trend-chart.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import { chartFigure } from '../chart-figure.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** The body's score and place in the periods that the report remembers, and in its own. */
export function trendSection({ body }: SnapshotRow, { snapshot, history }: ReportContent): Html {
  const { title, none, period, place, score, range, methods } = texts.trend;
  const points = [...history.periods, remembered(snapshot)].flatMap((rating) => {
    const row = rating.rows.find((each) => each.body === body);
    return row ? [{ rating, row }] : [];
  });
  if (points.length < 2) return html`<h2>${title}</h2><p>${none}</p>`;
  const other = points.filter(({ rating }) => rating.method.sha256 !== snapshot.method.sha256);
  return html`<h2>${title}</h2>
${periodsChart(points)}
${other.length > 0 ? html`<p class="note">${fill(methods, { periods: other.map(({ rating }) => periodName(rating.period)).join(', ') })}</p>` : ''}
<table class="short">
<thead><tr><th scope="col">${period}</th><th scope="col" class="figure">${place}</th><th scope="col" class="figure">${score}</th><th scope="col" class="figure">${range}</th></tr></thead>
<tbody>${points
    .toReversed()
    .map(
      ({ rating, row }) =>
        html`<tr><th scope="row">${periodName(rating.period)}</th><td class="figure">${row.place}</td><td class="figure">${row.shownScore.replace('.', ',')}</td><td class="figure">${decimal(row.scoreInterval[0], 1)}–${decimal(row.scoreInterval[1], 1)}</td></tr>`,
    )}</tbody>
</table>`;
}

interface Point {
  readonly rating: EarlierRating;
  readonly row: EarlierRating['rows'][number];
}

/** A period without a rating of the body leaves a gap. */
function periodsChart(points: readonly Point[]): Html {
  const { chart, series, axis } = texts.trend;
  const known = new Map(points.map(({ rating, row }) => [rating.period, row]));
  const periods = periodsBetween(points[0]?.rating.period ?? '', points.at(-1)?.rating.period ?? '');
  const rows = periods.map((period) => known.get(period));
  const score = {
    name: series,
    values: rows.map((row) => row?.score),
    low: rows.map((row) => row?.scoreInterval[0]),
    high: rows.map((row) => row?.scoreInterval[1]),
  };
  return chartFigure((width) => trendChart({ title: chart, periods, series: [score], yLabel: axis, width }));
}
