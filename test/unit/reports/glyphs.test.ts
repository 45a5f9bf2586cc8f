import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '#shared/reports/document.ts';
import { fontCharacters } from '#shared/reports/pdf/font-characters.ts';
import { golosFonts } from '#shared/reports/pdf/golos-fonts.ts';
import { inFont } from '#shared/reports/pdf/in-font.ts';
import widths from '#shared/web/charts/golos-widths.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../..');
const characters = fontCharacters(golosFonts.regular);
const lackingOf = (text: string) => [...new Set(text)].filter((each) => !characters.has(each.codePointAt(0) ?? 0));

describe('the characters of Golos Text', () => {
  it('are Latin and Cyrillic letters and signs, and no Greek', () => {
    expect(lackingOf([...Object.values(widths.regular), ...Object.values(widths.semibold)].join(''))).toEqual([]);
    expect(lackingOf('АЯЁаяёӦӧІіӘҚҢ AZaz09 №«»„“—–−≤≥√²→₽')).toEqual([]);
    expect(lackingOf('κΣμ漢▲\u{1f600}')).toEqual(['κ', 'Σ', 'μ', '漢', '▲', '\u{1f600}']);
  });

  it('are the same in both weights', () => {
    expect(fontCharacters(golosFonts.semibold)).toEqual(characters);
  });

  it.each([
    ['has no cmap', new Uint8Array(64)],
    ['has a cmap of another format only', golosWithout(4)],
  ])('are not guessed where the file %s', (_, font) => {
    expect(() => fontCharacters(font)).toThrow(RangeError);
  });
});

describe('texts that go into the PDF', () => {
  const files = globSync('shared/{reports,web,region}/**/*.json', { cwd: root }).sort();

  it('are found', () => expect(files.length).toBeGreaterThan(12));

  it.each(files)('%s has no character that the font lacks', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    expect(lackingOf(JSON.stringify(JSON.parse(text)))).toEqual([]);
  });
});

describe('what the font lacks', () => {
  const strange = 'Ёлка 漢字 \u{1f600} И\u0306';
  const document: ReportDocument = {
    title: strange,
    subtitle: strange,
    date: 0,
    blocks: [
      { kind: 'heading', level: 2, text: strange },
      { kind: 'paragraph', text: strange },
      { kind: 'code', text: `${strange}\n${strange}` },
      { kind: 'facts', rows: [[strange, strange]] },
      { kind: 'list', items: [strange] },
      { kind: 'table', caption: strange, columns: [{ title: strange }], rows: [[strange]] },
      { kind: 'chart', svg: `<svg><text>${strange}</text></svg>` },
    ],
  };

  it('is a question mark in every part of a document, and named at its end', () => {
    const shown = inFont(document, characters);
    const all = JSON.stringify(shown).replaceAll('\\n', '');
    expect(lackingOf(all)).toEqual([]);
    expect(all.match(/Ёлка \?\? \? Й/g)).toHaveLength(JSON.stringify(document).match(/Ёлка/g)?.length ?? 0);
    expect(shown.blocks.at(-1)).toMatchObject({ text: expect.stringContaining('U+6F22, U+5B57, U+1F600.') });
    expect(shown.blocks).toHaveLength(document.blocks.length + 1);
  });

  it('is nothing in a document that holds only what the font has', () => {
    const plain = { ...document, title: 'Ёлка', subtitle: '', blocks: [] };
    expect(inFont(plain, characters)).toEqual(plain);
  });
});

/** The font with every table of this format called another. */
function golosWithout(format: number): Uint8Array {
  const font = Uint8Array.from(golosFonts.regular);
  const view = new DataView(font.buffer);
  const entries = Array.from({ length: view.getUint16(4) }, (_, table) => 12 + 16 * table);
  const cmap = view.getUint32((entries.find((entry) => view.getUint32(entry) === 0x636d6170) ?? 0) + 8);
  for (let record = 0; record < view.getUint16(cmap + 2); record += 1) {
    const at = cmap + view.getUint32(cmap + 8 + 8 * record);
    if (view.getUint16(at) === format) view.setUint16(at, 6);
  }
  return font;
}
