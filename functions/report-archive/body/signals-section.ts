import { html } from 'hono/html';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { type ShownSignal, shownSignals } from '#shared/domain/ratings/shown-signals.ts';
import type { Html } from '#shared/web/layout.ts';
import { signalCells, signalName } from '../signal-cells.ts';
import texts from '../texts/signals.ru.json' with { type: 'json' };

/** Every signal that the body's cases can show, beside the league. */
export function bodySignals(body: string, { snapshot, method }: ReportContent): Html {
  const own = shownSignals(snapshot, method.smallNumbers).filter((shown) => shown.body === body);
  if (own.length === 0) return html`<h2>${texts.title}</h2><p>${texts.noCases}</p>`;
  return html`<h2>${texts.title}</h2>
<p>${texts.lead}</p>
${own.some(({ counted }) => counted?.isFlagged) ? '' : html`<p>${texts.noneOfBody}</p>`}
<table class="cards">
<thead><tr><th scope="col">${texts.signal}</th><th scope="col" class="figure">${texts.share}</th><th scope="col" class="figure">${texts.median}</th><th scope="col" class="figure">${texts.limit}</th><th scope="col">${texts.flag}</th></tr></thead>
<tbody>${own.map(
    (shown) => html`<tr>
<th scope="row">${signalName(shown)}</th>
${signalCells(shown)}
<td data-label="${texts.flag}">${verdict(shown)}</td>
</tr>`,
  )}</tbody>
</table>`;
}

function verdict({ counted }: ShownSignal) {
  if (!counted) return '—';
  return counted.isFlagged ? html`<b class="down">${texts.flagged}</b>` : texts.usual;
}
