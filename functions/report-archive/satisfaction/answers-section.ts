import { html } from 'hono/html';
import type { AnalysisContent } from '#shared/domain/satisfaction/report.ts';
import { monthsChart, reasonsChart, solvedChart } from '#shared/reports/satisfaction/analysis-charts.ts';
import type { Html } from '#shared/web/layout.ts';
import { fill } from '#shared/web/wording.ts';
import { chartFigure } from '../chart-figure.ts';
import texts from '../texts/satisfaction.ru.json' with { type: 'json' };

/** What citizens say of their problems, what was wrong, and how both went over the months. */
export function answersSection(content: AnalysisContent): Html {
  const { snapshot, method } = content;
  const isReasonHidden = snapshot.whole.answers?.reasons.shown === 'hidden';
  return html`${section(texts.solved, texts.solvedWhy, (width) => solvedChart(snapshot, width))}
${section(texts.reasons, texts.reasonsWhy, (width) => reasonsChart(snapshot, width))}
${isReasonHidden ? html`<h2>${texts.reasons}</h2><p>${fill(texts.reasonsHidden, { hidden: method.smallNumbers.hiddenBelow })}</p>` : ''}
${section(texts.months, texts.monthsWhy, (width) => monthsChart(content, width))}`;
}

/** A chart under its heading, or nothing where there is nothing to draw. */
function section(title: string, why: string, draw: (width?: number) => string | undefined): Html | string {
  if (draw() === undefined) return '';
  return html`<h2>${title}</h2>
<p>${why}</p>
${chartFigure((width) => draw(width) ?? '')}`;
}
