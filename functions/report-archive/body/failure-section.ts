import { html } from 'hono/html';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { toldTogether } from '#shared/domain/ratings/visibility.ts';
import { signed } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** What one more failed case would have cost, in points and places of this table. */
export function failureSection(row: SnapshotRow, { snapshot, method }: ReportContent): Html {
  const { title, lead, case: one, points, place, cases } = texts.failure;
  const untold = toldTogether(row, method.smallNumbers);
  const counted = indicatorIds.filter((id) => snapshot.priors[id] && !untold.includes(id));
  const others = snapshot.table.filter(({ body }) => body !== row.body).map(({ shownScore }) => Number(shownScore));
  const placeOf = (score: number) => {
    const shown = Number(score.toFixed(method.scoreDecimals));
    return 1 + others.filter((other) => other > shown).length;
  };
  return html`<h2>${title}</h2>
<p>${lead}</p>
<table class="short">
<thead><tr><th scope="col">${one}</th><th scope="col" class="figure">${points}</th><th scope="col" class="figure">${place}</th></tr></thead>
<tbody>${counted.map((id) => {
    const cost = row.indicators[id].oneMoreFailure;
    return html`<tr><th scope="row">${cases[id]}</th><td class="figure">${signed(cost, 2)}</td><td class="figure">${placeOf(row.score + cost)}</td></tr>`;
  })}</tbody>
</table>`;
}
