import { html } from 'hono/html';
import { decimal } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import texts from '../texts/satisfaction.ru.json' with { type: 'json' };
import { dateTime } from '../wording.ts';
import type { ShownAnalysis } from './analysis-body.ts';

/** What the analysis is about, what it was made with, and why this revision exists. */
export function analysisHead({ title, entry, content: { snapshot }, timeZone }: ShownAnalysis): Html {
  const { revision, method, whole, cutOff } = snapshot;
  const reason = entry.reason ?? snapshot.reason;
  const { decision } = entry;
  return html`<h1>${title}</h1>
<p>${texts.lead}</p>
<dl>
<div><dt>${texts.cycles}</dt><dd>${decimal(whole.cycles, 0)}</dd></div>
<div><dt>${texts.observed}</dt><dd>${dateTime(Date.parse(cutOff), timeZone)}</dd></div>
<div><dt>${texts.revision}</dt><dd>${revision}</dd></div>
${reason ? html`<div><dt>${texts.reason}</dt><dd>${reason}</dd></div>` : ''}
${decision ? html`<div><dt>${texts.decision}</dt><dd>${dateTime(decision.at, timeZone)}, ${decision.by}: ${decision.reason}</dd></div>` : ''}
<div><dt>${texts.method}</dt><dd>${fill(texts.methodName, { id: method.id, version: method.version })}</dd></div>
</dl>
${method.sample ? html`<p class="quiet">${texts.sample}</p>` : ''}`;
}
