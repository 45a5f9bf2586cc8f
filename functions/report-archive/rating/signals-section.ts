import { html } from 'hono/html';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import { shownSignals } from '#shared/domain/ratings/shown-signals.ts';
import type { Html } from '#shared/web/layout.ts';
import { bodyPage } from '../report-address.ts';
import { signalCells, signalName } from '../signal-cells.ts';
import texts from '../texts/signals.ru.json' with { type: 'json' };

/** What stands beside the rating: bodies whose share of a signal chance does not explain, and what that means. */
export function signalsSection({ snapshot, method }: Pick<ReportContent, 'snapshot' | 'method'>): Html {
  const flagged = shownSignals(snapshot, method.smallNumbers).filter(({ counted }) => counted?.isFlagged);
  return html`<h2>${texts.title}</h2>
<p>${texts.lead}</p>
${
  flagged.length === 0
    ? html`<p>${texts.none}</p>`
    : html`<table class="cards">
<thead><tr><th scope="col">${texts.body}</th><th scope="col">${texts.signal}</th><th scope="col" class="figure">${texts.share}</th><th scope="col" class="figure">${texts.median}</th><th scope="col" class="figure">${texts.limit}</th></tr></thead>
<tbody>${flagged.map(
        (shown) => html`<tr>
<th scope="row"><a href="${bodyPage(snapshot, shown.body)}">${shown.name}</a></th>
<td class="long" data-label="${texts.signal}"><span>${signalName(shown)}</span></td>
${signalCells(shown)}
</tr>`,
      )}</tbody>
</table>`
}`;
}
