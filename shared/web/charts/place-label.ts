import { areOverlapping, type Box, isInside } from './boxes.ts';

/** Clear space between a point and its label. */
const gap = 8;

/** The first free place for a label beside its point: right, left, above, below, then the corners. */
export function placeLabel(
  point: { readonly x: number; readonly y: number },
  { width, height }: { readonly width: number; readonly height: number },
  bounds: Box,
  taken: readonly Box[],
): Box | undefined {
  const columns = { left: point.x - gap - width, middle: point.x - width / 2, right: point.x + gap };
  const rows = { above: point.y - gap - height, middle: point.y - height / 2, below: point.y + gap };
  const places: readonly (readonly [left: number, top: number])[] = [
    [columns.right, rows.middle],
    [columns.left, rows.middle],
    [columns.middle, rows.above],
    [columns.middle, rows.below],
    [columns.right, rows.above],
    [columns.right, rows.below],
    [columns.left, rows.above],
    [columns.left, rows.below],
  ];
  return places
    .map(([left, top]) => ({ left, top, width, height }))
    .find((box) => isInside(box, bounds) && !taken.some((other) => areOverlapping(box, other)));
}
