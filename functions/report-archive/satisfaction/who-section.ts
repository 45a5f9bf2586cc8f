import { html } from 'hono/html';
import type { AnalysisSnapshot, Composition } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { judgedChart } from '#shared/reports/satisfaction/analysis-charts.ts';
import { percent, signed } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import { chartFigure } from '../chart-figure.ts';
import texts from '../texts/satisfaction.ru.json' with { type: 'json' };

/** Who answers and who does not, in words where chance does not explain it. */
export function whoSection(snapshot: AnalysisSnapshot): Html | string {
  if (!snapshot.whole.answers) return '';
  return html`<h2>${texts.who}</h2>
<p>${texts.whoWhy}</p>
${(['sector', 'channel', 'days'] as const).map(
  (by) => html`<h3 id="who-${by}">${texts.whoBy[by]}</h3>
${inWords(snapshot.composition[by])}
${chartFigure((width) => judgedChart(snapshot, by, width))}
${groupsTable(`who-${by}`, snapshot.composition[by])}`,
)}`;
}

function inWords(groups: readonly Composition[]): Html {
  const named = (wanted: Composition['verdict']) =>
    groups
      .filter(({ verdict }) => verdict === wanted)
      .map(({ name }) => name)
      .join('; ');
  const [more, less] = [named('more'), named('less')];
  if (!more && !less) return html`<p>${texts.alike}</p>`;
  return html`${more ? html`<p>${fill(texts.more, { names: more })}</p>` : ''}${less ? html`<p>${fill(texts.less, { names: less })}</p>` : ''}`;
}

function groupsTable(label: string, groups: readonly Composition[]): Html {
  const { group, ofAll, ofJudged, difference, verdict } = texts;
  return html`<details><summary>${texts.numbers}</summary>
<table class="cards" aria-labelledby="${label}">
<thead><tr><th scope="col">${group}</th><th scope="col" class="figure">${ofAll}</th><th scope="col" class="figure">${ofJudged}</th><th scope="col" class="figure">${difference}</th><th scope="col">${verdict}</th></tr></thead>
<tbody>${groups.map(
    (each) => html`<tr>
<th scope="row">${each.name}</th>
<td class="figure" data-label="${ofAll}"><span>${percent(each.ofAll)}</span></td>
<td class="figure" data-label="${ofJudged}"><span>${each.ofJudged === undefined ? texts.shown.hidden : percent(each.ofJudged)}</span></td>
<td class="figure" data-label="${difference}"><span>${differenceCell(each)}</span></td>
<td data-label="${verdict}"><span>${each.verdict ? texts.verdicts[each.verdict] : '—'}</span></td>
</tr>`,
  )}</tbody>
</table></details>`;
}

function differenceCell({ difference, interval }: Composition): Html | string {
  if (difference === undefined || !interval) return '—';
  const [low, high] = interval.map((end) => signed(100 * end, 1));
  return html`${signed(100 * difference, 1)} <span class="range">${fill(texts.range, { low: low ?? '', high: high ?? '' })}</span>`;
}
