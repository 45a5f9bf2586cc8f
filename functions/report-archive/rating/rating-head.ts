import { html } from 'hono/html';
import type { Html } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill } from '#shared/web/wording.ts';
import texts from '../texts/rating.ru.json' with { type: 'json' };
import { dateTime } from '../wording.ts';
import type { ShownRating } from './rating-body.ts';

/** What the rating is about, what it was made with, and why this revision exists. */
export function ratingHead({ title, entry, content: { snapshot }, timeZone }: ShownRating): Html {
  const { league, revision, method, facts, unassigned, cutOff, dropped } = snapshot;
  const reason = entry.reason ?? snapshot.reason;
  const { decision } = entry;
  return html`<h1>${title}</h1>
<p>${names.leagues[league]}</p>
<dl>
<div><dt>${texts.revision}</dt><dd>${revision}</dd></div>
${reason ? html`<div><dt>${texts.reason}</dt><dd>${reason}</dd></div>` : ''}
${decision ? html`<div><dt>${texts.decision}</dt><dd>${dateTime(decision.at, timeZone)}, ${decision.by}: ${decision.reason}</dd></div>` : ''}
<div><dt>${texts.observed}</dt><dd>${dateTime(Date.parse(cutOff), timeZone)}</dd></div>
<div><dt>${texts.facts}</dt><dd>${facts.count}</dd></div>
<div><dt>${texts.method}</dt><dd>${fill(texts.methodName, { id: method.id, version: method.version })}</dd></div>
${unassigned > 0 ? html`<div><dt>${texts.unassigned}</dt><dd>${unassigned}</dd></div>` : ''}
</dl>
${method.sample ? html`<p class="quiet">${texts.sample}</p>` : ''}
${dropped.map((id) => html`<p class="quiet">${fill(texts.dropped, { name: names.indicators[id] })}</p>`)}`;
}
