import { textLine, textLines } from './chart-text.ts';
import { element, escapeXml } from './markup.ts';
import { colours, fontFamily, fontSize, lineHeight, margin } from './palette.ts';
import texts from './texts.ru.json' with { type: 'json' };
import { balanceText, wrapText } from './wrapped-text.ts';

export interface ChartSize {
  /**
   * Width of the picture in its own units, 760 unless said and 300 at the least. Text keeps its size: for a telephone
   * ask for 320 and get another layout, not a small picture.
   */
  readonly width?: number;
}

/** Too narrow for names beside the plot. */
export function isNarrowChart(width: number): boolean {
  return width < 560;
}

/** What a chart draws below its title, and where that ends. */
export interface Drawing {
  readonly markup: string;
  readonly bottom: number;
}

export const noDrawing = (top: number): Drawing => ({
  markup: textLine(margin, top + lineHeight.label, texts.noData, { size: fontSize.label, fill: colours.quiet }),
  bottom: top + lineHeight.label,
});

/** The picture around a drawing: white ground, title, names for those who do not see it. */
export function chart(title: string, size: ChartSize, draw: (width: number, top: number) => Drawing): string {
  const width = Math.max(300, size.width ?? 760);
  const heading = balanceText(title, {
    width: paragraphWidth(width),
    fontSize: fontSize.title,
    weight: 'semibold',
    maxLines: 3,
  });
  const drawing = draw(width, margin + heading.lines.length * lineHeight.title + 8);
  const height = Math.ceil(drawing.bottom + margin);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': title,
      'font-family': fontFamily,
    },
    element('title', {}, escapeXml(title)),
    element('rect', { x: 0, y: 0, width, height, fill: colours.ground }),
    textLines(margin, margin + fontSize.title, title, heading, {
      size: fontSize.title,
      weight: 'semibold',
      step: lineHeight.title,
    }),
    drawing.markup,
  );
}

/** Short of the right edge: where Golos Text is absent, the font in its place may be wider. */
export function paragraphWidth(width: number): number {
  return (width - 2 * margin) * 0.92;
}

/** A quiet paragraph over the whole width. */
export function note(text: string, width: number, top: number): Drawing {
  const wrapped = wrapText(text, { width: paragraphWidth(width), fontSize: fontSize.axis, maxLines: 12 });
  return {
    markup: textLines(margin, top + fontSize.axis, text, wrapped, { fill: colours.quiet, step: lineHeight.axis }),
    bottom: top + wrapped.lines.length * lineHeight.axis,
  };
}
