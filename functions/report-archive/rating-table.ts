import { html } from 'hono/html';
import type { Share } from '#shared/domain/ratings/indicators.ts';
import type { NotRanked, TableRow } from '#shared/domain/ratings/league-table.ts';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import texts from './texts.ru.json' with { type: 'json' };
import { percent } from './wording.ts';

/** The league, best first. */
export function ratingTable(rows: readonly TableRow[]) {
  const { place, body, group, score, caption, title } = texts.rating;
  return html`<div class="scroll" role="region" aria-label="${title}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr><th scope="col" class="figure">${place}</th><th scope="col">${body}</th><th scope="col">${group}</th><th scope="col" class="figure">${score}</th>${indicatorIds.map((id) => html`<th scope="col" class="figure">${texts.indicators[id]}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>
<td class="figure">${row.place}</td>
<th scope="row">${row.name}</th>
<td>${row.group}</td>
<td class="figure">${row.shownScore.replace('.', ',')}</td>
${indicatorIds.map((id) => html`<td class="figure">${shareOf(row.indicators[id])}</td>`)}
</tr>`,
)}
</tbody>
</table>
</div>`;
}

/** Bodies with too few cycles, with their raw numbers. */
export function notRankedTable(rows: readonly NotRanked[]) {
  const { notRanked, notRankedWhy, body, cycles } = texts.rating;
  return html`<h2>${notRanked}</h2>
<p class="quiet">${notRankedWhy}</p>
<div class="scroll" role="region" aria-label="${notRanked}" tabindex="0">
<table>
<thead><tr><th scope="col">${body}</th><th scope="col" class="figure">${cycles}</th>${indicatorIds.map((id) => html`<th scope="col" class="figure">${texts.indicators[id]}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>
<th scope="row">${row.name}</th>
<td class="figure">${row.cycles}</td>
${indicatorIds.map((id) => html`<td class="figure">${shareOf(row.indicators[id])}</td>`)}
</tr>`,
)}
</tbody>
</table>
</div>`;
}

/** The raw share and what it is made of: 91,2 % (31/34). */
function shareOf({ n, s }: Share): string {
  return n === 0 ? '—' : `${percent(s / n)} (${s}/${n})`;
}
