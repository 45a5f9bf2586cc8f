import { html } from 'hono/html';
import { indicatorIds, type RatingMethod } from '#shared/domain/ratings/method.ts';
import type { Snapshot } from '#shared/domain/ratings/snapshot.ts';
import type { Html } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill } from '#shared/web/wording.ts';
import { bodyPage } from '../report-address.ts';
import { shownShare } from '../shown-share.ts';
import texts from '../texts/rating.ru.json' with { type: 'json' };

/** Bodies with too few cases, with their raw numbers. */
export function notRankedTable(snapshot: Snapshot, { minCycles, smallNumbers }: RatingMethod): Html {
  const { notRanked, notRankedWhy, body, cycles } = texts;
  return html`<h2>${notRanked}</h2>
<p class="quiet">${fill(notRankedWhy, { min: minCycles })}</p>
<table class="broad">
<thead><tr><th scope="col">${body}</th><th scope="col" class="figure">${cycles}</th>${indicatorIds.map((id) => html`<th scope="col" class="figure">${names.indicators[id]}</th>`)}</tr></thead>
<tbody>
${snapshot.notRanked.map(
  (row) => html`<tr>
<th scope="row"><a href="${bodyPage(snapshot, row.body)}">${row.name}</a></th>
<td class="figure" data-label="${cycles}">${row.cycles}</td>
${indicatorIds.map((id) => html`<td class="figure" data-label="${names.indicators[id]}">${shownShare(row, id, smallNumbers)}</td>`)}
</tr>`,
)}
</tbody>
</table>`;
}
