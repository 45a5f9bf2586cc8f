import { html } from 'hono/html';
import type { ShownSignal } from '#shared/domain/ratings/shown-signals.ts';
import { percent } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import texts from './texts/signals.ru.json' with { type: 'json' };

/** A body's share of a signal, what is usual in the league, and the limit of chance, as cells of a table. */
export function signalCells({ signal, counted }: ShownSignal): Html {
  const share = counted
    ? html`${percent(counted.s / counted.n)} <span class="range">${counted.s}/${counted.n}</span>`
    : html`<span class="range">${names.hidden}</span>`;
  return html`<td class="figure" data-label="${texts.share}">${share}</td>
<td class="figure" data-label="${texts.median}">${percent(signal.median)}</td>
<td class="figure" data-label="${texts.limit}">${counted ? percent(counted.limit) : '—'}</td>`;
}

/** What a signal is called, what share it is and what it may mean. */
export function signalName({ signal: { id } }: ShownSignal): Html {
  const { title, meaning } = names.signals[id];
  return html`${title} <span class="range">${meaning}. ${texts.readings[id]}</span>`;
}
