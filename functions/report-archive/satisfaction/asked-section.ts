import { html } from 'hono/html';
import { askings } from '#shared/domain/satisfaction/analysed-cycle.ts';
import type { AnalysisSnapshot } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { decimal, percent } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import texts from '../texts/satisfaction.ru.json' with { type: 'json' };

/** What became of asking about each answer of a body. */
export function askedSection({ whole }: AnalysisSnapshot): Html {
  return html`<h2>${texts.asked}</h2>
<p>${texts.askedWhy}</p>
<table class="short">
<thead><tr><th scope="col"></th><th scope="col" class="figure">${texts.cycles}</th><th scope="col" class="figure">${texts.ofCycles}</th></tr></thead>
<tbody>${askings.map((id) => {
    const [name, why] = texts.askings[id];
    const count = whole.asking[id];
    return html`<tr><th scope="row">${name} <span class="range">${why}</span></th><td class="figure">${decimal(count, 0)}</td><td class="figure">${percent(count / whole.cycles)}</td></tr>`;
  })}</tbody>
</table>`;
}
