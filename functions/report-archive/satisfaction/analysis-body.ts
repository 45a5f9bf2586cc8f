import { html } from 'hono/html';
import type { CatalogueEntry } from '#shared/domain/reports/archive.ts';
import type { AnalysisContent } from '#shared/domain/satisfaction/report.ts';
import { satisfiedChart } from '#shared/reports/satisfaction/analysis-charts.ts';
import { percent } from '#shared/web/charts/numbers.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import { chartFigure } from '../chart-figure.ts';
import { filesList } from '../report/files-list.ts';
import type { ReportKind } from '../report-kind.ts';
import common from '../texts/common.ru.json' with { type: 'json' };
import texts from '../texts/satisfaction.ru.json' with { type: 'json' };
import { analysisHead } from './analysis-head.ts';
import { answersSection } from './answers-section.ts';
import { askedSection } from './asked-section.ts';
import { cellsTable } from './cells-table.ts';
import { mainSection } from './main-section.ts';
import { movedSection } from './moved-section.ts';
import { whoSection } from './who-section.ts';

export interface ShownAnalysis {
  readonly title: string;
  readonly entry: CatalogueEntry;
  readonly kind: ReportKind;
  readonly content: AnalysisContent;
  /** Bytes by file name. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly timeZone: string;
}

/** Everything between the page's header and its end. */
export function analysisBody(analysis: ShownAnalysis): Html {
  const { content, entry, kind, sizes } = analysis;
  const { snapshot } = content;
  return html`${analysisHead(analysis)}
${mainSection(content)}
${movedSection(snapshot)}
${askedSection(snapshot)}
${answersSection(content)}
${whoSection(snapshot)}
<h2 id="by-body">${texts.tables.body}</h2>
${satisfiedChart(snapshot) === undefined ? '' : chartFigure((width) => satisfiedChart(snapshot, width) ?? '')}
${cellsTable('body', snapshot)}
${(['sector', 'municipality', 'channel', 'days', 'category'] as const).map(
  (dimension) => html`<h2 id="by-${dimension}">${texts.tables[dimension]}</h2>
${cellsTable(dimension, snapshot)}`,
)}
${howToRead(content)}
<h2>${texts.files}</h2>
<p class="quiet">${texts.filesWhy}</p>
${filesList(entry, kind, sizes)}
<p class="links"><a href="/reports">${common.back}</a></p>`;
}

function howToRead({ method: { shareConfidence, smallNumbers } }: AnalysisContent): Html {
  const values = {
    confidence: percent(shareConfidence, 0),
    hidden: smallNumbers.hiddenBelow,
    preliminary: smallNumbers.preliminaryBelow,
  };
  return html`<section><h2>${texts.howToRead}</h2>
<ul>${texts.reading.map((line) => html`<li>${fill(line, values)}</li>`)}</ul></section>`;
}
