import { html } from 'hono/html';
import type { Change } from '#shared/domain/ratings/change.ts';
import type { EarlierRating } from '#shared/domain/ratings/history.ts';
import { previousPeriod } from '#shared/domain/ratings/period.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import type { SnapshotRow } from '#shared/domain/ratings/snapshot.ts';
import { toldTogether } from '#shared/domain/ratings/visibility.ts';
import { signed } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import { indicatorParts } from '../indicator-parts.ts';
import texts from '../texts/body.ru.json' with { type: 'json' };

/** What has changed since the period before. */
export function changeSection(row: SnapshotRow, { snapshot: { period }, method, history }: ReportContent): Html {
  const { title, isNew } = texts.change;
  const { change } = row;
  const before = change?.period ?? previousPeriod(period);
  const heading = fill(title, { period: `${periodName(before)} → ${periodName(period)}` });
  const earlier = history.periods.find((each) => each.period === before);
  return change ? section(heading, { row, change, earlier, method }) : html`<h2>${heading}</h2><p>${isNew}</p>`;
}

/** What a correction changed; nothing in a first revision. */
export function correctionSection(row: SnapshotRow, { method, history }: ReportContent): Html {
  const { correction: change } = row;
  if (!change) return html``;
  const heading = fill(texts.change.correction, { revision: change.revision });
  return section(heading, { row, change, earlier: history.corrects, method });
}

interface Changed extends Pick<ReportContent, 'method'> {
  readonly row: SnapshotRow;
  readonly change: Change;
  readonly earlier: EarlierRating | undefined;
}

function section(heading: string, { row, change, earlier, method: { smallNumbers } }: Changed): Html {
  const was = earlier?.rows.find(({ body }) => body === row.body);
  const now = toldTogether(row, smallNumbers);
  // What was hidden then must not come out of what is shown now, either.
  const together = now.length > 0 || !was ? now : toldTogether(was, smallNumbers);
  const { score, own, others, ownBy } = change;
  const { part, points, own: ownTitle, others: othersTitle, sum } = texts.change;
  const line = (label: string, value: number) =>
    html`<tr><th scope="row">${label}</th><td class="figure">${signed(value, 2)}</td></tr>`;
  return html`<h2>${heading}</h2>
<p>${placesMoved(row.place, change)} ${fill(texts.change.score, { score: signed(score, 2), own: signed(own, 2), others: signed(others, 2) })}</p>
<table class="short">
<thead><tr><th scope="col">${part}</th><th scope="col" class="figure">${points}</th></tr></thead>
<tbody>${line(ownTitle, own)}
${indicatorParts(ownBy, together).map(({ label, value }) => html`<tr class="sub"><th scope="row">${label}</th><td class="figure">${signed(value, 2)}</td></tr>`)}
${line(othersTitle, others)}</tbody>
<tfoot>${line(sum, score)}</tfoot>
</table>`;
}

function placesMoved(now: number, { places, placeBefore }: Change): string {
  const { up, down, same } = texts.change.places;
  const text = places === 0 ? same : places > 0 ? up : down;
  return fill(text, { before: placeBefore, now, by: Math.abs(places) });
}
