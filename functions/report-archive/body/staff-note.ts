import { html } from 'hono/html';
import type { ReportPath } from '#shared/domain/ratings/archive.ts';
import type { Html } from '#shared/web/layout.ts';
import { cyclesAddress } from '../report-address.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** Where those whom the role table allows get the cycles behind the figures. */
export function staffNote(report: ReportPath, body: string): Html {
  const { title, lead, ask } = texts.staff;
  return html`<h2>${title}</h2>
<p>${lead}</p>
<p class="quiet">GET ${cyclesAddress(report, body)}?indicator=timeliness</p>
<p class="quiet">${ask}</p>`;
}
