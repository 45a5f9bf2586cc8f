import { SaxesParser } from 'saxes';
import { areOverlapping, type Box } from '#shared/web/charts/boxes.ts';
import { textWidth } from '#shared/web/charts/text-width.ts';

interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

interface SvgPicture {
  readonly elements: readonly SvgElement[];
  readonly width: number;
  readonly height: number;
  readonly texts: readonly (Box & { readonly text: string })[];
}

/** An SVG as a strict XML parser reads it; throws for what is not well-formed. */
export function readSvg(svg: string): SvgPicture {
  const elements: SvgElement[] = [];
  const open: SvgElement[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(svg).close();
  const [, , width = 0, height = 0] = (elements[0]?.attributes['viewBox'] ?? '').split(' ').map(Number);
  return { elements, width, height, texts: elements.filter(({ name }) => name === 'text').map(textBox) };
}

/** Pairs of texts that stand over one another. */
export function overlappingTexts({ texts }: SvgPicture): string[] {
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => areOverlapping(one, other))
      .map((other) => `${one.text} / ${other.text}`),
  );
}

/** Texts and marks that leave the picture, but for the tenth that rounding may add. */
export function outsideViewBox({ elements, texts, width, height }: SvgPicture): string[] {
  const isOut = (x: number, y: number) => !(x >= -0.1 && x <= width + 0.1 && y >= -0.1 && y <= height + 0.1);
  return [
    ...texts
      .filter((box) => isOut(box.left, box.top) || isOut(box.left + box.width, box.top + box.height))
      .map(({ text }) => text),
    ...elements
      .filter((element) => pointsOf(element).some(([x, y]) => isOut(x, y)))
      .map(({ name, attributes }) => `${name} ${JSON.stringify(attributes)}`),
  ];
}

function textBox({ attributes, text }: SvgElement): Box & { text: string } {
  const size = Number(attributes['font-size']);
  const width = textWidth(text, size, attributes['font-weight'] === '600' ? 'semibold' : 'regular');
  const part = { middle: 0.5, end: 1 }[attributes['text-anchor'] ?? ''] ?? 0;
  // Height of Й and depth of щ in Golos Text; less by a hair for what rounding to 0.1 moves.
  return {
    text,
    left: Number(attributes['x']) - part * width + 0.1,
    top: Number(attributes['y']) - 0.93 * size + 0.1,
    width: Math.max(0, width - 0.2),
    height: 1.15 * size - 0.2,
  };
}

function pointsOf({ name, attributes }: SvgElement): [number, number][] {
  const number = (key: string) => Number(attributes[key]);
  switch (name) {
    case 'line':
      return [
        [number('x1'), number('y1')],
        [number('x2'), number('y2')],
      ];
    case 'circle':
      return [
        [number('cx') - number('r'), number('cy') - number('r')],
        [number('cx') + number('r'), number('cy') + number('r')],
      ];
    case 'rect':
      return [
        [number('x'), number('y')],
        [number('x') + number('width'), number('y') + number('height')],
      ];
    case 'path':
      return (
        (attributes['d'] ?? '').match(/[-\d.]+ [-\d.]+/g)?.map((pair) => {
          const [x = Number.NaN, y = Number.NaN] = pair.split(' ').map(Number);
          return [x, y];
        }) ?? [[Number.NaN, Number.NaN]]
      );
    default:
      return [];
  }
}
