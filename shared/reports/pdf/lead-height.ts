import { textWidth } from '#shared/web/charts/text-width.ts';
import type { Block } from '../document.ts';
import { textArea } from './page.ts';
import { cellPadding, fitTable } from './table-fit.ts';

const { width, height } = textArea('portrait');

/** A chart leaves room on its page for two headings. */
export const chartRoom = { width, height: height * 0.84 } as const;

export const framePadding = 8;
/** Of the text within a frame. */
export const framedWidth = width - 2 * framePadding - 2;

/** A paragraph of a page and more has to break somewhere. */
export function isKeptWhole(text: string): boolean {
  return text.length < 1200;
}

/** Points, rather too many than too few, that a block or its first part, which no page may break, takes up. */
export function leadHeight(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return 24 + lines(block.text, width, 14) * 19;
    case 'paragraph':
      return 16 + (isKeptWhole(block.text) ? lines(block.text, framedWidth, 10) : 3) * bodyLine;
    case 'code':
      return 20 + lines(block.text, framedWidth, 9) * bodyLine;
    case 'facts':
    case 'list':
      return 3 * bodyLine;
    case 'chart':
      return chartHeight(block.svg) + 14;
    case 'table':
      return 24 + headAndFirstRow(block);
  }
}

/** Golos Text stands 1.2 em high; our lines are 1.2 of that in text, 1.1 in tables. */
const bodyLine = 10 * 1.2 * 1.2;

function headAndFirstRow(table: Extract<Block, { kind: 'table' }>): number {
  const { fontSize, widths } = fitTable(table);
  const rowHeight = (cells: readonly string[]) =>
    2 * cellPadding +
    Math.max(0, ...cells.map((text, index) => lines(text, widths[index] ?? width, fontSize))) * fontSize * 1.2 * 1.1;
  return rowHeight(table.columns.map(({ title }) => title)) + rowHeight(table.rows[0] ?? []);
}

function chartHeight(svg: string): number {
  const [, wide, high] = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return Math.min(chartRoom.height, (Number(high) / Number(wide)) * chartRoom.width || 0);
}

/** Lines break before their ends: a sixth of the room is lost at the most in texts like ours. */
function lines(text: string, room: number, fontSize: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((textWidth(line, fontSize, 'semibold') * 1.15) / room)), 0);
}
