/** Points, 1/72 inch. */
const millimetre = 72 / 25.4;

/** A4 with the margins of official papers, wider at the left for the binding (ГОСТ Р 7.0.97-2016, 3.3). */
export const page = {
  size: { width: 595.28, height: 841.89 },
  margin: { left: 20 * millimetre, top: 20 * millimetre, right: 10 * millimetre, bottom: 20 * millimetre },
} as const;

export type Orientation = 'portrait' | 'landscape';

/** Room for text between the margins of an upright page, or of one that lies. */
export function textArea(orientation: Orientation): { readonly width: number; readonly height: number } {
  const { size, margin } = page;
  const [width, height] = orientation === 'portrait' ? [size.width, size.height] : [size.height, size.width];
  return { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
}
