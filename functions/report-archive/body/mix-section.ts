import { html } from 'hono/html';
import type { RatingMethod } from '#shared/domain/ratings/method.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { decimal, percent, signed } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import { stratumName } from '../subject-title.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** The adjusted score, and what makes the body's cycles unlike the league's. */
export function mixSection({ adjusted }: SnapshotRow, { scoreDecimals }: RatingMethod): Html {
  const { title, lead, parts, none, stratum, own, league, points } = texts.mix;
  return html`<h2>${title}</h2>
<p>${fill(lead, { score: decimal(adjusted.score, scoreDecimals), place: adjusted.place })}</p>
${
  adjusted.parts.length === 0
    ? html`<p>${none}</p>`
    : html`<p>${parts}</p>
<table class="cards">
<thead><tr><th scope="col">${stratum}</th><th scope="col" class="figure">${own}</th><th scope="col" class="figure">${league}</th><th scope="col" class="figure">${points}</th></tr></thead>
<tbody>${adjusted.parts.map(
        (part) => html`<tr>
<th scope="row">${stratumName(part)}</th>
<td class="figure" data-label="${own}">${percent(part.own)}</td>
<td class="figure" data-label="${league}">${percent(part.league)}</td>
<td class="figure" data-label="${points}">${signed(part.effect, 2)}</td>
</tr>`,
      )}</tbody>
</table>`
}`;
}
