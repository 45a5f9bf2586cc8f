import { html } from 'hono/html';
import type { Change } from '#shared/domain/ratings/change.ts';
import { signed } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import texts from '../texts/rating.ru.json' with { type: 'json' };

/** «▼ 8, было место 4, балл −3,20, сам −1,00, другие −2,20». */
export function changeCell(change: Change | undefined): Html {
  if (!change) return html`<span class="range">${texts.isNew}</span>`;
  const { places, placeBefore, score, own, others } = change;
  const parts = { score: signed(score, 2), own: signed(own, 2), others: signed(others, 2) };
  const before =
    places === 0 ? '' : html`<span class="range">${fill(texts.changePlaces, { place: placeBefore })}</span>`;
  return html`${placesMoved(places)} ${before} <span class="range">${fill(texts.changeScore, parts)}</span> <span class="range">${fill(texts.changeParts, parts)}</span>`;
}

function placesMoved(places: number): Html {
  if (places === 0) return html`${texts.samePlace}`;
  return places > 0 ? html`<b class="up">▲&nbsp;${places}</b>` : html`<b class="down">▼&nbsp;${-places}</b>`;
}
