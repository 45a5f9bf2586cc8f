import { html } from 'hono/html';
import { changeSince } from '#shared/domain/ratings/change.ts';
import { remembered } from '#shared/domain/ratings/history.ts';
import type { Snapshot } from '#shared/domain/ratings/snapshot.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import { ratingPage } from '../report-address.ts';
import texts from '../texts/compare.ru.json' with { type: 'json' };
import { comparisonTable } from './comparison-table.ts';

/** What has changed from one rating of a league to another. */
export function comparisonSection(before: Snapshot, after: Snapshot): Html {
  const earlier = remembered(before);
  const compared = after.table
    .flatMap((row) => {
      const change = changeSince(row, after, earlier);
      const was = before.table.find(({ body }) => body === row.body);
      return change && was ? [{ row, was, change }] : [];
    })
    .sort((x, y) => y.change.score - x.change.score);
  return html`<h2><a href="${ratingPage(before)}">${titleOf(before)}</a> → <a href="${ratingPage(after)}">${titleOf(after)}</a></h2>
${notesOf(before, after).map((note) => html`<p class="note">${note}</p>`)}
${compared.length === 0 ? html`<p>${texts.none}</p>` : comparisonTable(compared, after)}
${rankedOnce(before, after)}`;
}

/** What keeps the two from being like and like. */
function notesOf(before: Snapshot, after: Snapshot): string[] {
  const methodOf = ({ method: { id, version } }: Snapshot) => `${id} (${version})`;
  const isQuarter = ({ period }: Snapshot) => period.includes('Q');
  return [
    ...(before.method.sha256 === after.method.sha256
      ? []
      : [fill(texts.methods, { a: methodOf(before), b: methodOf(after) })]),
    ...(isQuarter(before) === isQuarter(after) ? [] : [texts.lengths]),
  ];
}

function rankedOnce(before: Snapshot, after: Snapshot): Html {
  const only = (one: Snapshot, other: Snapshot) =>
    one.table
      .filter(({ body }) => !other.table.some((each) => each.body === body))
      .map(({ name, place }) => fill(texts.only, { name, place, period: titleOf(one) }));
  const lines = [...only(before, after), ...only(after, before)];
  if (lines.length === 0) return html``;
  return html`<h3>${texts.onlyOne}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function titleOf({ period, revision }: Snapshot): string {
  return fill(texts.choice, { period: periodName(period), revision });
}
