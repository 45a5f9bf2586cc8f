import { html } from 'hono/html';
import { indicatorIds, type RatingMethod } from '#shared/domain/ratings/method.ts';
import type { Snapshot, SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { decimal } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { counted, fill } from '#shared/web/wording.ts';
import { bodyPage } from '../report-address.ts';
import { shownShare } from '../shown-share.ts';
import common from '../texts/common.ru.json' with { type: 'json' };
import texts from '../texts/rating.ru.json' with { type: 'json' };
import { changeCell } from './change-cell.ts';

/** The league, best first; neighbours that are not told apart stand in one frame. */
export function ratingTable(snapshot: Snapshot, method: RatingMethod): Html {
  const { place, body, score, adjusted, change, table } = texts;
  return html`<table class="broad">
<caption>${table}</caption>
<thead><tr><th scope="col" class="figure">${place}</th><th scope="col">${body}</th><th scope="col" class="figure">${score}</th><th scope="col" class="figure">${adjusted}</th><th scope="col">${change}</th>${indicatorIds.map((id) => html`<th scope="col" class="figure">${names.indicators[id]}</th>`)}</tr></thead>
${alike(snapshot.table).map((rows) => html`<tbody class="${rows.length > 1 ? 'alike' : 'apart'}">${rows.map((row) => rowOf(row, snapshot, method))}</tbody>`)}
</table>`;
}

/** Runs of neighbours whose place intervals overlap. */
function alike(table: readonly SnapshotRow[]): SnapshotRow[][] {
  const runs: SnapshotRow[][] = [];
  for (const [index, row] of table.entries()) {
    const last = runs.at(-1);
    if (last && table[index - 1]?.isToldApartFromNext === false) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function rowOf(row: SnapshotRow, snapshot: Snapshot, { scoreDecimals, smallNumbers }: RatingMethod) {
  const [low, high] = row.scoreInterval;
  const { adjusted } = row;
  return html`<tr>
<td class="figure" data-label="${texts.place}"><b>${row.place}</b> <span class="range">${placeRange(row)}</span></td>
<th scope="row"><a href="${bodyPage(snapshot, row.body)}">${row.name}</a> <span class="range">${fill(texts.group, { group: row.group, cases: counted(row.cycles, common.cases) })}</span></th>
<td class="figure" data-label="${texts.score}"><b>${row.shownScore.replace('.', ',')}</b> <span class="range">${decimal(low, 1)}–${decimal(high, 1)}</span></td>
<td class="figure" data-label="${texts.adjusted}">${decimal(adjusted.score, scoreDecimals)} <span class="range">${fill(texts.adjustedPlace, { place: adjusted.place })}</span></td>
<td data-label="${texts.change}">${changeCell(row.change)}</td>
${indicatorIds.map((id) => html`<td class="figure" data-label="${names.indicators[id]}">${shownShare(row, id, smallNumbers)}</td>`)}
</tr>`;
}

/** «от 2 до 6»; a place that no draw has moved says so. */
function placeRange({ placeInterval: [low, high] }: SnapshotRow): string {
  return low === high ? texts.placeSure : fill(texts.placeRange, { low, high });
}
