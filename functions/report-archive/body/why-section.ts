import { html } from 'hono/html';
import { byIndicator, indicatorIds } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { toldTogether } from '#shared/domain/ratings/visibility.ts';
import { contributionsChart } from '#shared/web/charts/contributions-chart.ts';
import { decimal, signed } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill } from '#shared/web/wording.ts';
import { chartFigure } from '../chart-figure.ts';
import { indicatorParts } from '../indicator-parts.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };
import common from '../texts/common.ru.json' with { type: 'json' };
import { shareReason } from './share-reason.ts';
import { sharesTable } from './shares-table.ts';

/** What the score consists of against the league, and why a share counts as it does. */
export function whySection(row: SnapshotRow, content: ReportContent): Html {
  const { leagueScore, priors } = content.snapshot;
  const { title, lead, chart, unit, sum } = texts.why;
  const together = toldTogether(row, content.method.smallNumbers);
  const points = byIndicator((id) => row.indicators[id].againstLeague);
  const parts = indicatorParts(points, together);
  const above = row.score - leagueScore;
  const values = { league: decimal(leagueScore, 2), score: decimal(row.score, 2), sign: difference(above) };
  return html`<h2>${title}</h2>
<p>${fill(lead, values)}</p>
${chartFigure((width) => contributionsChart({ title: chart, parts, unit, width }))}
<table class="short">
<tbody>${parts.map(({ label, value }) => html`<tr><th scope="row">${label}</th><td class="figure">${signed(value, 2)}</td></tr>`)}</tbody>
<tfoot><tr><th scope="row">${sum}</th><td class="figure">${signed(above, 2)}</td></tr></tfoot>
</table>
${together.length > 0 ? html`<p class="quiet">${common.hidden.why}</p>` : ''}
${sharesTable(row, content)}
${indicatorIds.filter((id) => !together.includes(id)).map((id) => html`<p><b>${names.indicators[id]}.</b> ${shareReason(row.indicators[id], priors[id])}</p>`)}`;
}

function difference(points: number): string {
  const { more, less, same } = texts.why;
  const size = decimal(Math.abs(points), 2);
  if (!/[1-9]/.test(size)) return same;
  return fill(points > 0 ? more : less, { points: size });
}
