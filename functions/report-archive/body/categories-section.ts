import { html } from 'hono/html';
import type { CategoryPart } from '#shared/domain/ratings/contributions.ts';
import { type IndicatorId, indicatorIds, type RatingMethod } from '#shared/domain/ratings/method.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { toldTogether } from '#shared/domain/ratings/visibility.ts';
import { signed } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { categoryName } from '../subject-title.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** The categories that move each indicator most. */
export function categoriesSection(row: SnapshotRow, { smallNumbers }: RatingMethod): Html {
  const { title, lead, category, cases, points, none } = texts.categories;
  const shown = indicatorIds
    .map((id) => ({ id, parts: visibleParts(row, id, smallNumbers) }))
    .filter(({ parts }) => parts.length > 0);
  if (shown.length === 0) return html`<h2>${title}</h2><p>${none}</p>`;
  return html`<h2>${title}</h2>
<p>${lead}</p>
<table class="cards">
<thead><tr><th scope="col">${category}</th><th scope="col" class="figure">${cases}</th><th scope="col" class="figure">${points}</th></tr></thead>
${shown.map(
  ({ id, parts }) => html`<tbody>
<tr><th scope="rowgroup" colspan="3" class="group">${names.indicators[id]}</th></tr>
${parts.map(
  (part) =>
    html`<tr><th scope="row">${categoryName(part)}</th><td class="figure" data-label="${cases}">${part.s}/${part.n}</td><td class="figure" data-label="${points}">${signed(part.points, 2)}</td></tr>`,
)}
</tbody>`,
)}
</table>`;
}

/** Few answers of one category are hidden as few answers of the body are, and so is all that would give them away. */
function visibleParts(
  row: SnapshotRow,
  id: IndicatorId,
  smallNumbers: RatingMethod['smallNumbers'],
): readonly CategoryPart[] {
  const { hiddenBelow } = smallNumbers;
  const { n, categories } = row.indicators[id];
  if (toldTogether(row, smallNumbers).includes(id)) return [];
  if (id !== 'satisfaction') return categories;
  const large = categories.filter((part) => part.n >= hiddenBelow);
  const rest = n - large.reduce((sum, part) => sum + part.n, 0);
  return rest === 0 || rest >= hiddenBelow ? large : [];
}
