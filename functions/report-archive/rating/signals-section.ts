import { html } from 'hono/html';
import type { Snapshot } from '#shared/domain/ratings/snapshot.ts';
import type { Html } from '#shared/web/layout.ts';
import { bodyPage } from '../report-address.ts';
import { signalCells } from '../signal-cells.ts';
import texts from '../texts/signals.ru.json' with { type: 'json' };

/** What stands beside the rating: bodies whose share of a signal chance does not explain, and what that means. */
export function signalsSection(snapshot: Snapshot): Html {
  const names = new Map([...snapshot.table, ...snapshot.notRanked].map(({ body, name }) => [body, name]));
  const flagged = snapshot.signals.flatMap((signal) =>
    signal.bodies.filter(({ isFlagged }) => isFlagged).map((body) => ({ signal, body })),
  );
  return html`<h2>${texts.title}</h2>
<p>${texts.lead}</p>
${
  flagged.length === 0
    ? html`<p>${texts.none}</p>`
    : html`<table class="cards">
<thead><tr><th scope="col">${texts.body}</th><th scope="col">${texts.signal}</th><th scope="col" class="figure">${texts.share}</th><th scope="col" class="figure">${texts.median}</th><th scope="col" class="figure">${texts.limit}</th></tr></thead>
<tbody>${flagged.map(
        ({ signal, body }) => html`<tr>
<th scope="row"><a href="${bodyPage(snapshot, body.body)}">${names.get(body.body) ?? body.body}</a></th>
<td class="long" data-label="${texts.signal}"><span>${texts.names[signal.id]} <span class="range">${texts.meanings[signal.id]}</span></span></td>
${signalCells(snapshot, signal, body)}
</tr>`,
      )}</tbody>
</table>`
}`;
}
