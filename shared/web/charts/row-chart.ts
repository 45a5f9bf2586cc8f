import { type ChartSize, chart, type Drawing, isNarrowChart, noDrawing, note } from './chart-frame.ts';
import { textLine, textLines } from './chart-text.ts';
import { element } from './markup.ts';
import { colours, fontSize, lineHeight, margin } from './palette.ts';
import { type Row, type RowLayout, rowLayout } from './row-layout.ts';
import { linearScale, type Scale } from './scale.ts';
import { textWidth } from './text-width.ts';

export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** Lines of text at the right of each row, under a heading; as wide as they need. */
interface Column {
  readonly heading: string;
  readonly cells: readonly (readonly string[])[];
}

interface RowChart extends ChartSize {
  readonly title: string;
  readonly names: readonly string[];
  /** What stands before the names. */
  readonly lead?: { readonly heading: string; readonly width: number; readonly cells: readonly string[] };
  readonly columns: readonly Column[];
  /** The axis for a plot of this width. */
  readonly axis: (room: number) => Axis;
  /** The value whose grid line is dark. */
  readonly origin?: number;
  readonly hasRuleBelow?: (index: number) => boolean;
  readonly marks: (index: number, x: Scale, middle: number) => string;
  readonly note: string;
}

const inset = 12;
const columnGap = 16;

/** The chart of one row per body or indicator: name, marks on one axis, figures. */
export function rowChart(model: RowChart): string {
  return chart(model.title, model, (width, top) =>
    model.names.length === 0 ? noDrawing(top) : drawRows(model, width, top),
  );
}

function drawRows(model: RowChart, width: number, top: number): Drawing {
  const layout = rowLayout({
    width,
    // In a narrow picture the headings would meet the axis, and stand on a line of their own.
    top: top + 26 + (isNarrowChart(width) ? lineHeight.axis + 3 : 0),
    names: model.names,
    cellLines: model.names.map((_, index) =>
      Math.max(1, ...model.columns.map(({ cells }) => cells[index]?.length ?? 1)),
    ),
    leadWidth: model.lead?.width ?? 0,
    columnsWidth: model.columns.reduce((sum, column) => sum + columnWidth(column), 0),
  });
  const axis = model.axis(layout.plotRight - layout.plotLeft - 2 * inset);
  const x = linearScale(axis.domain, [layout.plotLeft + inset, layout.plotRight - inset]);
  const rowsTop = layout.rows[0]?.top ?? top;
  const explained = note(model.note, width, layout.bottom + 30);
  const markup = [
    ...layout.rows.map((row, index) => (index % 2 === 0 ? band(row, width) : '')),
    ...axis.ticks.flatMap(({ at }) =>
      stripes(layout, (top, bottom) => gridLine(x(at), top, bottom, at === model.origin)),
    ),
    ...axis.ticks.flatMap(({ at, label }) =>
      [rowsTop - 8, layout.bottom + 17].map((y) =>
        textLine(x(at), y, label, { anchor: 'middle', fill: colours.quiet }),
      ),
    ),
    headings(model, width, top + fontSize.axis + 6),
    ...layout.rows.map((row, index) => rowMarkup(model, layout, row, index, width) + model.marks(index, x, row.middle)),
    explained.markup,
  ];
  return { markup: markup.join(''), bottom: explained.bottom };
}

function headings({ lead, columns }: RowChart, width: number, y: number): string {
  const first = lead ? textLine(margin, y, lead.heading, { fill: colours.quiet }) : '';
  return (
    first +
    rightEdges(columns, width)
      .map(({ column, right }) => textLine(right, y, column.heading, { anchor: 'end', fill: colours.quiet }))
      .join('')
  );
}

function rowMarkup(model: RowChart, layout: RowLayout, row: Row, index: number, width: number): string {
  const name = textLines(layout.nameLeft, row.nameTop, model.names[index] ?? '', row.name, {
    size: fontSize.label,
    step: lineHeight.label,
  });
  const leadY = layout.isNarrow ? row.nameTop : row.middle + 4.5;
  const lead = model.lead
    ? textLine(margin, leadY, model.lead.cells[index] ?? '', { size: fontSize.label, weight: 'semibold' })
    : '';
  const cells = rightEdges(model.columns, width).flatMap(({ column, right }, at) => {
    const lines = column.cells[index] ?? [];
    const first = row.middle + 4.5 - ((lines.length - 1) * lineHeight.label) / 2;
    return lines.map((line, number) =>
      textLine(right, first + number * lineHeight.label, line, {
        anchor: 'end',
        size: number === 0 ? fontSize.label : fontSize.axis,
        fill: at + number === 0 ? colours.ink : colours.quiet,
      }),
    );
  });
  const isLast = index === layout.rows.length - 1;
  const rule = !isLast && model.hasRuleBelow?.(index) ? ruleBelow(row, width) : '';
  return lead + name + cells.join('') + rule;
}

function rightEdges(columns: readonly Column[], width: number): { column: Column; right: number }[] {
  let right = width - margin;
  return columns
    .toReversed()
    .map((column) => {
      const edge = { column, right };
      right -= columnWidth(column);
      return edge;
    })
    .toReversed();
}

function columnWidth({ heading, cells }: Column): number {
  const widths = cells.flat().map((line) => textWidth(line, fontSize.label));
  return columnGap + Math.max(textWidth(heading, fontSize.axis), ...widths);
}

function band({ top, bottom }: Row, width: number): string {
  return element('rect', { x: margin / 2, y: top, width: width - margin, height: bottom - top, fill: colours.band });
}

/** Grid lines run through the whole plot, but never through the names above the marks. */
function stripes({ isNarrow, rows, bottom }: RowLayout, draw: (top: number, bottom: number) => string): string[] {
  if (isNarrow) return rows.map((row) => draw(row.plotTop, row.bottom));
  return rows.slice(0, 1).map(({ top }) => draw(top, bottom));
}

function gridLine(x: number, top: number, bottom: number, isOrigin: boolean): string {
  const stroke = isOrigin ? colours.quiet : colours.grid;
  return element('line', { x1: x, x2: x, y1: top, y2: bottom, stroke, 'stroke-width': 1 });
}

function ruleBelow({ bottom }: Row, width: number): string {
  const [x1, x2] = [margin / 2, width - margin / 2];
  return element('line', { x1, x2, y1: bottom, y2: bottom, stroke: colours.quiet, 'stroke-width': 1.2 });
}
