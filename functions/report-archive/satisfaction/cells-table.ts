import { html } from 'hono/html';
import type {
  AnalysisSnapshot,
  AnswerFigures,
  ShareFigure,
  ShownCell,
} from '#shared/domain/satisfaction/snapshot-schema.ts';
import type { Dimension } from '#shared/domain/satisfaction/tally.ts';
import { decimal } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { counted, fill } from '#shared/web/wording.ts';
import texts from '../texts/satisfaction.ru.json' with { type: 'json' };
import { markRange, shareRange, shareText } from './figure-text.ts';

/** So many rows are read at a glance; more are folded away. */
const rowsInSight = 25;

/** The cells of a dimension; few answers are words, not numbers. */
export function cellsTable(dimension: Dimension, { tables }: AnalysisSnapshot): Html {
  const cells = tables[dimension];
  const { columns, names } = texts;
  const table = html`<table class="broad" aria-labelledby="by-${dimension}">
<thead><tr><th scope="col">${names[dimension]}</th><th scope="col" class="figure">${columns.cycles}</th><th scope="col" class="figure">${columns.answered}</th><th scope="col" class="figure">${columns.mark}</th><th scope="col" class="figure">${columns.satisfied}</th><th scope="col" class="figure">${columns.solved}</th></tr></thead>
<tbody>${cells.map(row)}</tbody>
</table>`;
  if (cells.length <= rowsInSight) return table;
  return html`<details><summary>${fill(texts.show, { rows: counted(cells.length, texts.rows) })}</summary>
${table}
</details>`;
}

function row({ name, cycles, asking, shown, answers }: ShownCell): Html {
  const { columns } = texts;
  return html`<tr>
<th scope="row">${name}${shown === 'preliminary' ? html` <span class="range">${texts.shown.preliminary}</span>` : ''}</th>
<td class="figure" data-label="${columns.cycles}">${decimal(cycles, 0)} <span class="range">${fill(texts.askedCount, { asked: decimal(asking.asked, 0) })}</span></td>
${answers ? figures(answers) : html`<td colspan="4" class="long">${shown === 'none' ? texts.shown.none : texts.shown.hidden}</td>`}
</tr>`;
}

function figures({ answered, mark, satisfied, solved }: AnswerFigures): Html {
  const { columns } = texts;
  return html`${share(columns.answered, answered)}
<td class="figure" data-label="${columns.mark}">${decimal(mark.mean, 2)} <span class="range">${markRange(mark.interval)}</span></td>
${share(columns.satisfied, satisfied)}
${share(columns.solved, solved.yes)}`;
}

function share(label: string, of: ShareFigure | undefined): Html {
  if (!of || of.n === 0) return html`<td class="figure" data-label="${label}">—</td>`;
  const count = fill(texts.of, { s: decimal(of.s, 0), n: decimal(of.n, 0) });
  return html`<td class="figure" data-label="${label}">${shareText(of)} <span class="range">${count}</span> <span class="range">${shareRange(of.interval)}</span></td>`;
}
