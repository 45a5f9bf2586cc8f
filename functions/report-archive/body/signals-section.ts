import { html } from 'hono/html';
import type { Snapshot } from '#shared/domain/ratings/snapshot.ts';
import type { Html } from '#shared/web/layout.ts';
import { signalCells } from '../signal-cells.ts';
import texts from '../texts/signals.ru.json' with { type: 'json' };

/** Every signal that the body's cases can show, beside the league. */
export function bodySignals(body: string, snapshot: Snapshot): Html {
  const own = snapshot.signals.flatMap((signal) =>
    signal.bodies.filter((each) => each.body === body).map((share) => ({ signal, share })),
  );
  if (own.length === 0) return html`<h2>${texts.title}</h2><p>${texts.noCases}</p>`;
  return html`<h2>${texts.title}</h2>
<p>${texts.lead}</p>
${own.some(({ share }) => share.isFlagged) ? '' : html`<p>${texts.noneOfBody}</p>`}
<table class="cards">
<thead><tr><th scope="col">${texts.signal}</th><th scope="col" class="figure">${texts.share}</th><th scope="col" class="figure">${texts.median}</th><th scope="col" class="figure">${texts.limit}</th><th scope="col">${texts.flag}</th></tr></thead>
<tbody>${own.map(
    ({ signal, share }) => html`<tr>
<th scope="row">${texts.names[signal.id]} <span class="range">${texts.meanings[signal.id]}</span></th>
${signalCells(snapshot, signal, share)}
<td data-label="${texts.flag}">${share.isFlagged ? html`<b class="down">${texts.flagged}</b>` : texts.usual}</td>
</tr>`,
  )}</tbody>
</table>`;
}
