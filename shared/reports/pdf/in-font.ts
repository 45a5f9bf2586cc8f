import { fill } from '#shared/web/wording.ts';
import type { Block, ReportDocument } from '../document.ts';
import texts from '../document-pdf.ru.json' with { type: 'json' };

/**
 * The document as a font can show it: `?` for each character that the font lacks, where an empty box would stand, and at
 * its end which these are. Names come from people and platforms: what they hold is no reason not to print a report.
 */
export function inFont(document: ReportDocument, characters: ReadonlySet<number>): ReportDocument {
  const lacking = new Set<string>();
  const shown: Show = (text) =>
    text.normalize('NFC').replace(/[^\n -~]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (characters.has(code)) return character;
      lacking.add(`U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
      return '?';
    });
  const [title, subtitle] = [shown(document.title), shown(document.subtitle)];
  const blocks = document.blocks.map((block) => shownBlock(block, shown));
  if (lacking.size > 0)
    blocks.push({ kind: 'paragraph', tone: 'quiet', text: fill(texts.lacking, { codes: [...lacking].join(', ') }) });
  return { ...document, title, subtitle, blocks };
}

type Show = (text: string) => string;

function shownBlock(block: Block, shown: Show): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'code':
      return { ...block, text: shown(block.text) };
    case 'facts':
      return { ...block, rows: block.rows.map(([name, value]) => [shown(name), shown(value)] as const) };
    case 'list':
      return { ...block, items: block.items.map(shown) };
    case 'table':
      return {
        ...block,
        caption: shown(block.caption),
        columns: block.columns.map((column) => ({ ...column, title: shown(column.title) })),
        rows: block.rows.map((row) => row.map(shown)),
      };
    case 'chart':
      return { ...block, svg: shown(block.svg) };
  }
}
