import { html } from 'hono/html';
import type { Snapshot } from '#shared/domain/ratings/snapshot.ts';
import type { Html } from '#shared/web/layout.ts';
import { comparePage, ratingPage } from '../report-address.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };
import common from '../texts/common.ru.json' with { type: 'json' };

/** Where to go from a body's page. */
export function bodyLinks(snapshot: Snapshot): Html {
  return html`<p class="links"><a href="${ratingPage(snapshot)}">${texts.toRating}</a> <a href="${comparePage(snapshot)}">${texts.toCompare}</a> <a href="/reports">${common.back}</a></p>`;
}
