import { html } from 'hono/html';
import type { BodySignal, Signal } from '#shared/domain/ratings/signals.ts';
import type { Snapshot } from '#shared/domain/ratings/snapshot.ts';
import { percent } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import texts from './texts/signals.ru.json' with { type: 'json' };

/** A body's share of a signal, what is usual in the league, and the limit of chance, as cells of a table. */
export function signalCells(snapshot: Snapshot, signal: Signal, of: BodySignal): Html {
  const { n, s, limit } = of;
  const isHidden = tellsHiddenCount(snapshot, signal, of);
  const share = isHidden
    ? html`<span class="range">${texts.hidden}</span>`
    : html`${percent(s / n)} <span class="range">${s}/${n}</span>`;
  return html`<td class="figure" data-label="${texts.share}">${share}</td>
<td class="figure" data-label="${texts.median}">${percent(signal.median)}</td>
<td class="figure" data-label="${texts.limit}">${isHidden ? '—' : percent(limit)}</td>`;
}

/** Quick survey answers are a share of the survey answers: too few of those are told nowhere, and the limit tells n. */
function tellsHiddenCount({ table }: Snapshot, { id }: Signal, { body }: BodySignal): boolean {
  const row = table.find((each) => each.body === body);
  return id === 'quick-survey' && (row === undefined || row.satisfactionShown === 'hidden');
}
