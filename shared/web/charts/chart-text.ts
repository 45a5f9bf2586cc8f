import { element, escapeXml } from './markup.ts';
import { colours, fontSize } from './palette.ts';
import type { Weight } from './text-width.ts';
import type { WrappedText } from './wrapped-text.ts';

interface TextStyle {
  readonly size?: number;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: Weight;
}

/** One line of text on its baseline. */
export function textLine(x: number, y: number, content: string, style: TextStyle = {}): string {
  const { size = fontSize.axis, fill = colours.ink, anchor, weight } = style;
  return element(
    'text',
    {
      x,
      y,
      'font-size': size,
      fill,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      'font-weight': weight === 'semibold' ? '600' : undefined,
    },
    escapeXml(content),
  );
}

/** Wrapped lines from the first baseline down; cut text shows in full on hovering. */
export function textLines(
  x: number,
  y: number,
  content: string,
  { lines, isCut }: WrappedText,
  style: TextStyle & { readonly step: number },
): string {
  const drawn = lines.map((line, index) => textLine(x, y + index * style.step, line, style));
  return isCut ? element('g', {}, element('title', {}, escapeXml(content)), ...drawn) : drawn.join('');
}
