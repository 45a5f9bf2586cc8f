import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleModule } from '#infra/constructs/bundling/bundle.ts';
import type { Block } from '#shared/reports/document.ts';
import { documentPdf } from '#shared/reports/document-pdf.ts';
import { aReportDocument, aTable } from '#test/support/a-report-document.ts';

const printer = join(import.meta.dirname, '../../support/print-document-pdf.ts');
const scratch = mkdtempSync(join(tmpdir(), 'pdf-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const document = aReportDocument();
const run = (module: string) => execFileSync(process.execPath, [module], { cwd: scratch, encoding: 'utf8' });
const withBlocks = async (...blocks: Block[]) => textOf(await documentPdf({ ...document, blocks }));
const pagesOf = (pdf: string) => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf)?.[1]);

describe('a document as PDF', async () => {
  const bytes = await documentPdf(document);
  const pdf = textOf(bytes);
  const digest = createHash('sha256').update(bytes).digest('hex');

  it('is a PDF, dated as the document, with its title in Russian', () => {
    expect(pdf).toMatch(/^%PDF-1\.7/);
    expect(pdf).toContain('(D:20260112060000Z)');
    expect(pdf).toContain(utf16(document.title));
  });

  it('has the same bytes at the next call and in another process', async () => {
    expect(Buffer.from(await documentPdf(document)).equals(bytes)).toBe(true);
    expect(run(printer)).toBe(digest);
  });

  it('has the same bytes when made by bundled code, far from any package', () => {
    expect(run(join(bundleModule(printer, join(scratch, 'bundle')), 'index.mjs'))).toBe(digest);
  });

  it('holds both weights of Golos Text and no other font, and says which letters its glyphs are', () => {
    const fonts = new Set([...pdf.matchAll(/\/BaseFont \/\w+\+([\w-]+)/g)].map(([, name]) => name));
    expect(fonts).toEqual(new Set(['GolosText-Regular', 'GolosText-SemiBold']));
    const letters = [...pdf.matchAll(/beginbfrange[\s\S]*?endbfrange/g)].join('');
    for (const letter of 'Цщя√') expect(letters).toContain(`<${letter.charCodeAt(0).toString(16).padStart(4, '0')}>`);
  });

  it('shows a question mark, and no empty box, for what the font lacks', async () => {
    const strange = await withBlocks({ kind: 'list', items: ['漢字'] });
    const codes = [...strange.matchAll(/beginbfrange[\s\S]*?endbfrange/g)].join('').match(/<[0-9a-f]{4}>/g);
    expect(codes).toContain('<003f>');
    expect(codes).not.toContain('<6f22>');
  });

  it('has a bookmark for each heading', () => {
    for (const block of document.blocks) if (block.kind === 'heading') expect(pdf).toContain(utf16(block.text));
  });
});

describe('pages', () => {
  it.each([
    { rows: 10, columns: 5, pages: 1 },
    { rows: 75, columns: 5, pages: 3 },
    { rows: 12, columns: 12, pages: 2 },
  ])('a table of $rows rows and $columns columns: $pages', async ({ rows, columns, pages }) => {
    expect(pagesOf(await withBlocks(aTable(rows, columns)))).toBe(pages);
  });

  it('lie where a table has too many columns to stand', async () => {
    expect(await withBlocks(aTable(3, 12))).toContain('/MediaBox [0 0 841.89 595.28]');
    expect(await withBlocks(aTable(3, 9))).not.toContain('/MediaBox [0 0 841.89 595.28]');
  });

  it('draw the charts', async () => {
    const chart = document.blocks.filter(({ kind }) => kind === 'chart').slice(-2);
    expect(chart).toHaveLength(2);
    const accent = /0\.043\d* 0?\.325\d* 0?\.580\d* (?:SCN|scn)/g;
    expect((await withBlocks(...chart)).match(accent)?.length).toBeGreaterThan(5);
    expect(await withBlocks()).not.toMatch(accent);
  });
});

/** The file with its streams decompressed. */
function textOf(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  return text.replace(/stream\r?\n([\s\S]*?)\r?\nendstream/g, (all, stream: string) => {
    const content = Buffer.from(stream, 'latin1');
    return content[0] === 0x78 ? inflateSync(content).toString('latin1') : all;
  });
}

/** As pdfkit writes what is not Latin. */
function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('latin1');
}
