import { html } from 'hono/html';
import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { RatingId } from '#shared/domain/ratings/rating-path.ts';
import type { Html } from '#shared/web/layout.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill } from '#shared/web/wording.ts';
import { cyclesAddress } from '../report-address.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** Where those whom the role table allows get the cycles behind the figures. */
export function staffNote(rating: RatingId, body: string): Html {
  const { title, lead, ask } = texts.staff;
  const indicators = indicatorIds.map((id) => `${id} («${names.indicators[id]}»)`).join(', ');
  return html`<h2>${title}</h2>
<p>${lead}</p>
<p class="quiet">GET ${cyclesAddress(rating, body)}?indicator=timeliness</p>
<p class="quiet">${fill(ask, { indicators })}</p>`;
}
