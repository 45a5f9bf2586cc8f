import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { colours } from '#shared/web/charts/palette.ts';
import { leadHeight } from './lead-height.ts';
import { cellPadding, fitTable, type Table } from './table-fit.ts';

/** The head stands on every page; the caption stays with the head, the head with a row, and each row whole. */
export function tableContent(table: Table): Content[] {
  const { fontSize, widths } = fitTable(table);
  const cell = (text: string, index: number, style: string): TableCell => ({
    text,
    style,
    alignment: table.columns[index]?.isFigure ? 'right' : 'left',
  });
  return [
    { text: table.caption, style: 'caption', headlineLevel: leadHeight(table) },
    {
      style: 'table',
      fontSize,
      layout,
      table: {
        headerRows: 1,
        keepWithHeaderRows: table.rows.length > 0 ? 1 : 0,
        dontBreakRows: true,
        widths: [...widths],
        body: [
          table.columns.map(({ title }, index) => cell(title, index, 'head')),
          ...table.rows.map((row) => table.columns.map((_, index) => cell(row[index] ?? '', index, 'cell'))),
        ],
      },
    },
  ];
}

const layout: CustomTableLayout = {
  hLineWidth: (line) => (line <= 1 ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (line) => (line <= 1 ? colours.quiet : colours.line),
  fillColor: (row) => (row === 0 ? colours.band : null),
  paddingLeft: () => cellPadding,
  paddingRight: () => cellPadding,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};
