import type { Content, CustomTableLayout } from 'pdfmake/interfaces.js';
import { colours, fontFamily } from '#shared/web/charts/palette.ts';
import type { Block } from '../document.ts';
import { chartRoom, framedWidth, framePadding, isKeptWhole } from './lead-height.ts';
import { textArea } from './page.ts';
import { tableContent } from './table-content.ts';
import { family } from './typography.ts';

/** A block as pdfmake takes it. */
export function blockContent(block: Exclude<Block, { kind: 'heading' }>): Content[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block.text, block.tone)];
    case 'facts':
      return [facts(block.rows)];
    case 'list':
      return [{ ul: block.items.map((text) => ({ text, style: 'item' })), style: 'list', markerColor: colours.quiet }];
    case 'table':
      return tableContent(block);
    case 'chart':
      return [chart(block.svg)];
    case 'code':
      return [framed({ text: block.text, style: 'code', preserveLeadingSpaces: true }, { fill: colours.band })];
  }
}

function paragraph(text: string, tone: 'quiet' | 'notice' | undefined): Content {
  if (tone === 'notice') return framed({ text }, { fill: colours.tintLight, edge: colours.accent });
  // A text of a page and more has to break somewhere.
  return { stack: [{ text }], style: tone ?? 'paragraph', unbreakable: isKeptWhole(text) };
}

function facts(rows: readonly (readonly [name: string, value: string])[]): Content {
  return {
    style: 'table',
    layout: { ...plain, hLineWidth: (line) => (line === 0 ? 0 : 0.4), paddingTop: () => 2.5, paddingBottom: () => 2.5 },
    table: {
      dontBreakRows: true,
      // Fixed: a column that may grow takes a checksum, which has no place to break, over the edge of the page.
      widths: [factName, textArea('portrait').width - factName - 2 * factGap],
      body: rows.map(([name, value]) => [{ text: name, color: colours.quiet }, { text: value }]),
    },
  };
}

/** As wide as the text. One that is taller than a page is made smaller, never split. */
function chart(svg: string): Content {
  return {
    // The maker of PDFs knows a font by its registered name, and no weight but bold.
    svg: svg
      .replace(attribute('font-family', fontFamily), `font-family="${family}"`)
      .replaceAll('font-weight="600"', 'font-weight="bold"'),
    fit: [chartRoom.width, chartRoom.height],
    style: 'chart',
  };
}

function attribute(name: string, value: string): string {
  return `${name}="${value.replaceAll("'", '&#39;')}"`;
}

function framed(text: Content, { fill, edge }: { readonly fill: string; readonly edge?: string }): Content {
  return {
    style: 'framed',
    layout: {
      ...plain,
      hLineWidth: () => 0,
      vLineWidth: (line) => (line === 0 && edge ? 2 : 0),
      vLineColor: () => edge ?? fill,
      fillColor: () => fill,
      paddingLeft: () => framePadding,
      paddingRight: () => framePadding,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
    table: { dontBreakRows: true, widths: [framedWidth], body: [[text]] },
  };
}

const factName = 165;
const factGap = 8;

const plain: CustomTableLayout = {
  vLineWidth: () => 0,
  hLineColor: () => colours.grid,
  paddingLeft: () => 0,
  paddingRight: () => factGap,
};
