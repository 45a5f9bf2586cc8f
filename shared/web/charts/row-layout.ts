import { isNarrowChart } from './chart-frame.ts';
import { fontSize, lineHeight, margin } from './palette.ts';
import { balanceText, type WrappedText } from './wrapped-text.ts';

export interface Row {
  readonly top: number;
  readonly bottom: number;
  /** Where the marks are: their middle, and the top of the room that the name leaves them. */
  readonly middle: number;
  readonly plotTop: number;
  readonly name: WrappedText;
  /** Baseline of the first line of the name. */
  readonly nameTop: number;
}

export interface RowLayout {
  readonly isNarrow: boolean;
  readonly nameLeft: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly rows: readonly Row[];
  readonly bottom: number;
}

interface Request {
  readonly width: number;
  readonly top: number;
  readonly names: readonly string[];
  /** Lines that the cells of a row need. */
  readonly cellLines: readonly number[];
  /** Room before the names. */
  readonly leadWidth: number;
  /** Room of all columns behind the plot. */
  readonly columnsWidth: number;
}

const padding = 7;
const gap = 14;

/** Rows one under another: the name left of the plot, or, in a narrow picture, above it. */
export function rowLayout(request: Request): RowLayout {
  const { width, names, cellLines, leadWidth, columnsWidth } = request;
  const isNarrow = isNarrowChart(width);
  const nameLeft = margin + leadWidth;
  const nameWidth = isNarrow ? width - margin - nameLeft : width * 0.4;
  let top = request.top;
  const rows = names.map((text, index) => {
    const name = balanceText(text, { width: nameWidth, fontSize: fontSize.label, maxLines: isNarrow ? 3 : 2 });
    const nameHeight = name.lines.length * lineHeight.label;
    const cellHeight = (cellLines[index] ?? 1) * lineHeight.label;
    const inner = isNarrow ? nameHeight + cellHeight + 4 : Math.max(nameHeight, cellHeight);
    const middle = top + padding + (isNarrow ? inner - cellHeight / 2 : inner / 2);
    const nameBlockTop = isNarrow ? top + padding : middle - nameHeight / 2;
    const row = {
      top,
      bottom: top + inner + 2 * padding,
      middle,
      plotTop: isNarrow ? middle - cellHeight / 2 : top,
      name,
      nameTop: nameBlockTop + fontSize.label - 0.5,
    };
    top = row.bottom;
    return row;
  });
  return {
    isNarrow,
    nameLeft,
    plotLeft: isNarrow ? margin : nameLeft + nameWidth + gap,
    plotRight: width - margin - columnsWidth,
    rows,
    bottom: top,
  };
}
