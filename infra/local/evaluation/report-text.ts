import { byFigure, type FigureName } from '#shared/training/measures.ts';
import { decimal, signed } from '#shared/web/charts/numbers.ts';
import { fill } from '#shared/web/wording.ts';
import { textTable } from '../text-table.ts';
import acceptance from './acceptance.json' with { type: 'json' };
import { type HeadComparison, textsNeeded } from './compare-answers.ts';
import type { HeadEvaluation } from './evaluate-models.ts';
import type { Measured, MeasuredFigures } from './measured-figures.ts';
import texts from './texts.ru.json' with { type: 'json' };

const shownLabels = 10;
const digits = 3;

/** What a model's head is worth, for the terminal. */
export function headText({ head, threshold, unknown, comparison, ...rest }: HeadEvaluation): string {
  const title = fill(texts.head, { head, texts: rest.texts, threshold: decimal(threshold, digits) });
  return [
    `${title}${unknown > 0 ? fill(texts.unknown, { unknown }) : ''}`,
    ...figuresTable({ ...rest, comparison }).map((line) => `  ${line}`),
    ...(comparison ? [...movedLines(comparison), verdictLine(comparison)] : []),
  ].join('\n');
}

type Columns = Pick<HeadEvaluation, 'figures' | 'withoutNear'> & { readonly comparison?: HeadComparison | undefined };

function figuresTable({ figures, withoutNear, comparison }: Columns): string[] {
  const columns: [string, MeasuredFigures, Show][] = [[texts.columns.model, figures, decimal]];
  if (withoutNear) {
    columns.push([fill(texts.columns.withoutNear, { texts: withoutNear.texts }), withoutNear.figures, decimal]);
  }
  if (comparison) {
    columns.push([texts.columns.against, comparison.against, decimal]);
    columns.push([texts.columns.difference, comparison.differences, signed]);
  }
  const row = (name: FigureName) => [
    texts.figures[name],
    ...columns.map(([, measured, show]) => measuredText(measured[name], show)),
  ];
  const rows = Object.values(byFigure(row));
  return textTable([['', ...columns.map(([title]) => title)], ...rows], new Set([0]));
}

function movedLines({ moved }: HeadComparison): string[] {
  if (moved.length === 0) return [];
  const shown = moved.slice(0, shownLabels).map((one) => fill(texts.movedLabel, { ...one }));
  const rest = moved.length - shown.length;
  return [texts.moved, ...shown, ...(rest > 0 ? [fill(texts.movedMore, { count: rest })] : [])];
}

function verdictLine({ doubt }: HeadComparison): string {
  if (!doubt) return texts.verdict.notWorse;
  return fill(texts.verdict[doubt], { margin: decimal(acceptance.margin, 2), needed: textsNeeded });
}

type Show = (value: number, digits: number) => string;

function measuredText(measured: Measured | undefined, show: Show): string {
  if (!measured) return texts.none;
  const [low, high] = measured.interval;
  return `${show(measured.value, digits)} [${show(low, digits)}; ${show(high, digits)}]`;
}
