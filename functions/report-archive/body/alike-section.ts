import { html } from 'hono/html';
import type { Snapshot, SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import { bodyPage } from '../report-address.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** Bodies whose place intervals overlap this one's. */
export function alikeSection(row: SnapshotRow, snapshot: Snapshot): Html {
  const { title, lead, none, item } = texts.alike;
  const alike = snapshot.table.filter((other) => other.body !== row.body && overlap(row, other));
  if (alike.length === 0) return html`<h2>${title}</h2><p>${none}</p>`;
  return html`<h2>${title}</h2>
<p>${lead}</p>
<ul class="columns">${alike.map(
    ({ body, name, place }) =>
      html`<li><a href="${bodyPage(snapshot, body)}">${name}</a> <span class="range">${fill(item, { place })}</span></li>`,
  )}</ul>`;
}

function overlap(
  { placeInterval: [aLow, aHigh] }: SnapshotRow,
  { placeInterval: [bLow, bHigh] }: SnapshotRow,
): boolean {
  return aLow <= bHigh && bLow <= aHigh;
}
