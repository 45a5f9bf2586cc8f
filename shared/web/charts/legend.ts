import { type Drawing, paragraphWidth } from './chart-frame.ts';
import { textLine, textLines } from './chart-text.ts';
import { colours, fontSize, lineHeight, margin } from './palette.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrapped-text.ts';

interface Key {
  readonly label: string;
  /** The sample, around the point. */
  readonly symbol: (x: number, y: number) => string;
}

interface Entry {
  readonly mark: string;
  readonly text: string;
  readonly colour: string;
}

const symbolWidth = 26;
const markWidth = 24;

/** Samples with what they mean, one after another, in as many lines as they need. */
export function keys(items: readonly Key[], width: number, top: number): Drawing {
  let [x, y] = [margin, top + lineHeight.label / 2];
  const markup = items.map(({ label, symbol }) => {
    const room = symbolWidth + 6 + textWidth(label, fontSize.axis);
    if (x > margin && x + room > width - margin) [x, y] = [margin, y + lineHeight.label + 2];
    const drawn = symbol(x + symbolWidth / 2, y) + textLine(x + symbolWidth + 6, y + 4, label, { fill: colours.quiet });
    x += room + 20;
    return drawn;
  });
  return { markup: markup.join(''), bottom: y + lineHeight.label / 2 };
}

/** What did not fit into the plot, one entry under another, each after the mark that stands for it there. */
export function entries(items: readonly Entry[], width: number, top: number): Drawing {
  let y = top;
  const markup = items.map(({ mark, text, colour }) => {
    const room = { width: paragraphWidth(width) - markWidth, fontSize: fontSize.axis, maxLines: 3 };
    const wrapped = wrapText(text, room);
    const baseline = y + fontSize.axis;
    y += wrapped.lines.length * lineHeight.axis + 3;
    return (
      textLine(margin, baseline, mark, { fill: colour, weight: 'semibold' }) +
      textLines(margin + markWidth, baseline, text, wrapped, { step: lineHeight.axis })
    );
  });
  return { markup: markup.join(''), bottom: y };
}
