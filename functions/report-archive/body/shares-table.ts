import { html } from 'hono/html';
import { type IndicatorId, indicatorIds } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { toldTogether } from '#shared/domain/ratings/visibility.ts';
import { percent } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { shownShare } from '../shown-share.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** Each indicator's share as counted and as it went into the score, beside the league's. */
export function sharesTable(row: SnapshotRow, { snapshot, method }: ReportContent): Html {
  const { indicator, raw, league, shrunk, weight } = texts.why;
  const counts = (id: IndicatorId) => {
    const share = row.indicators[id].shrunk;
    return share === undefined || toldTogether(row, method.smallNumbers).includes(id) ? '—' : percent(share);
  };
  const mean = (id: IndicatorId) => {
    const prior = snapshot.priors[id];
    return prior ? percent(prior.mean) : '—';
  };
  return html`<table class="cards">
<thead><tr><th scope="col">${indicator}</th><th scope="col" class="figure">${raw}</th><th scope="col" class="figure">${league}</th><th scope="col" class="figure">${shrunk}</th><th scope="col" class="figure">${weight}</th></tr></thead>
<tbody>${indicatorIds.map(
    (id) => html`<tr>
<th scope="row">${names.indicators[id]}</th>
<td class="figure" data-label="${raw}">${shownShare(row, id, method.smallNumbers)}</td>
<td class="figure" data-label="${league}">${mean(id)}</td>
<td class="figure" data-label="${shrunk}">${counts(id)}</td>
<td class="figure" data-label="${weight}">${percent(snapshot.weights[id], 0)}</td>
</tr>`,
  )}</tbody>
</table>`;
}
