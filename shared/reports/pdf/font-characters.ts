/**
 * The code points that a TrueType font has glyphs for, by its table of Unicode's first plane (`cmap`, format 4,
 * https://learn.microsoft.com/typography/opentype/spec/cmap). Throws RangeError for a font without that table.
 */
export function fontCharacters(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const at = unicodeTable(view, cmapTable(view));
  const segments = view.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * segments];
  const [deltas, offsets] = [starts + 2 * segments, starts + 4 * segments];
  const characters = new Set<number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const start = view.getUint16(starts + 2 * segment);
    const delta = view.getUint16(deltas + 2 * segment);
    const place = offsets + 2 * segment;
    const offset = view.getUint16(place);
    for (let code = start; code <= view.getUint16(ends + 2 * segment); code += 1) {
      const glyph = offset === 0 ? code : view.getUint16(place + offset + 2 * (code - start));
      if ((glyph === 0 ? 0 : (glyph + delta) % 0x10000) !== 0) characters.add(code);
    }
  }
  return characters;
}

function cmapTable(view: DataView): number {
  for (let table = 0; table < view.getUint16(4); table += 1) {
    const entry = 12 + 16 * table;
    if (view.getUint32(entry) === 0x636d6170) return view.getUint32(entry + 8);
  }
  throw new RangeError('the font has no cmap');
}

function unicodeTable(view: DataView, cmap: number): number {
  for (let record = 0; record < view.getUint16(cmap + 2); record += 1) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * record + 4);
    if (view.getUint16(at) === 4) return at;
  }
  throw new RangeError('the font has no table of Unicode characters');
}
