import { html } from 'hono/html';
import type { Change } from '#shared/domain/ratings/change.ts';
import { previousPeriod } from '#shared/domain/ratings/period.ts';
import type { Snapshot, SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { signed } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import { indicatorParts } from '../indicator-parts.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** What has changed since the period before. */
export function changeSection({ change, ...row }: SnapshotRow, { period }: Snapshot): Html {
  const { title, isNew } = texts.change;
  const before = change?.period ?? previousPeriod(period);
  const heading = fill(title, { period: `${periodName(before)} → ${periodName(period)}` });
  return change ? section(heading, row, change) : html`<h2>${heading}</h2><p>${isNew}</p>`;
}

/** What a correction changed; nothing in a first revision. */
export function correctionSection({ correction, ...row }: SnapshotRow): Html {
  if (!correction) return html``;
  return section(fill(texts.change.correction, { revision: correction.revision }), row, correction);
}

function section(heading: string, row: SnapshotRow, change: Change): Html {
  const { score, own, others, ownBy } = change;
  const { part, points, own: ownTitle, others: othersTitle, sum } = texts.change;
  const line = (label: string, value: number) =>
    html`<tr><th scope="row">${label}</th><td class="figure">${signed(value, 2)}</td></tr>`;
  return html`<h2>${heading}</h2>
<p>${placesMoved(row.place, change)} ${fill(texts.change.score, { score: signed(score, 2), own: signed(own, 2), others: signed(others, 2) })}</p>
<table class="short">
<thead><tr><th scope="col">${part}</th><th scope="col" class="figure">${points}</th></tr></thead>
<tbody>${line(ownTitle, own)}
${indicatorParts(row, ownBy).map(({ label, value }) => html`<tr class="sub"><th scope="row">${label}</th><td class="figure">${signed(value, 2)}</td></tr>`)}
${line(othersTitle, others)}</tbody>
<tfoot>${line(sum, score)}</tfoot>
</table>`;
}

function placesMoved(now: number, { places, placeBefore }: Change): string {
  const { up, down, same } = texts.change.places;
  const text = places === 0 ? same : places > 0 ? up : down;
  return fill(text, { before: placeBefore, now, by: Math.abs(places) });
}
