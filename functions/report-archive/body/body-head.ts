import { html } from 'hono/html';
import type { Snapshot } from '#shared/domain/ratings/snapshot.ts';
import type { Html } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill, periodName } from '#shared/web/wording.ts';
import { ratingPage } from '../report-address.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** Who this is, and in which rating. */
export function bodyHead(name: string, snapshot: Snapshot): Html {
  const { league, period, revision, method } = snapshot;
  return html`<h1>${name}</h1>
<p><a href="${ratingPage(snapshot)}">${fill(texts.report, { period: periodName(period), revision })}</a>. ${names.leagues[league]}.</p>
${method.sample ? html`<p class="quiet">${texts.sample}</p>` : ''}`;
}
