import { html } from 'hono/html';
import type { Change } from '#shared/domain/ratings/change.ts';
import type { Snapshot, SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { signed } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import { bodyPage } from '../report-address.ts';
import texts from '../texts/compare.ru.json' with { type: 'json' };

interface Compared {
  readonly row: SnapshotRow;
  readonly was: SnapshotRow;
  readonly change: Change;
}

/** Place, score and change of each body; the caller has sorted them. */
export function comparisonTable(compared: readonly Compared[], after: Snapshot): Html {
  const { caption, body, place, score, change, own, others } = texts;
  return html`<table class="cards">
<caption>${caption}</caption>
<thead><tr><th scope="col">${body}</th><th scope="col" class="figure">${place}</th><th scope="col" class="figure">${score}</th><th scope="col" class="figure">${change}</th><th scope="col" class="figure">${own}</th><th scope="col" class="figure">${others}</th></tr></thead>
<tbody>${compared.map(
    ({ row, was, change: made }) => html`<tr>
<th scope="row"><a href="${bodyPage(after, row.body)}">${row.name}</a></th>
<td class="figure" data-label="${place}">${was.place} → ${row.place} <span class="range">${placesMoved(made.places)}</span></td>
<td class="figure" data-label="${score}">${comma(was.shownScore)} → ${comma(row.shownScore)}</td>
<td class="figure" data-label="${change}"><b>${signed(made.score, 2)}</b></td>
<td class="figure" data-label="${own}">${signed(made.own, 2)}</td>
<td class="figure" data-label="${others}">${signed(made.others, 2)}</td>
</tr>`,
  )}</tbody>
</table>`;
}

function placesMoved(places: number): string {
  const { up, down, same } = texts.placesMoved;
  return places === 0 ? same : fill(places > 0 ? up : down, { by: Math.abs(places) });
}

function comma(score: string): string {
  return score.replace('.', ',');
}
