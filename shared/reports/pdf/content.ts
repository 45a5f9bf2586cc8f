import type { Content } from 'pdfmake/interfaces.js';
import type { Block, ReportDocument } from '../document.ts';
import { blockContent } from './block-content.ts';
import { leadHeight } from './lead-height.ts';
import type { Orientation } from './page.ts';
import { fitTable } from './table-fit.ts';

type Heading = Extract<Block, { kind: 'heading' }>;

/** Title and blocks in order; a table too wide for an upright page lies on pages of its own, below its headings. */
export function documentContent({ title, subtitle, blocks }: ReportDocument): Content[] {
  const orientations = blocks.map((_, index) => orientationAt(blocks, index));
  const parents = blocks.map((_, index) => parentAt(blocks, index));
  return [
    { text: title, style: 'title' },
    { text: subtitle, style: 'subtitle' },
    ...blocks.map((block, index): Content => {
      const stack =
        block.kind === 'heading'
          ? [heading(block, index, parents[index], headedHeight(blocks.slice(index)))]
          : blockContent(block);
      const orientation = orientations[index] ?? 'portrait';
      const isTurned = orientation !== (orientations[index - 1] ?? 'portrait');
      return isTurned ? { stack, pageBreak: 'before', pageOrientation: orientation } : stack;
    }),
  ];
}

function heading({ level, text }: Heading, index: number, parent: number | undefined, height: number): Content {
  return {
    text,
    style: `heading${level}`,
    headlineLevel: height,
    id: bookmark(index),
    outline: true,
    outlineExpanded: true,
    ...(parent === undefined ? {} : { outlineParentId: bookmark(parent) }),
  };
}

/** Of the headings at the start and of what has to follow them on the page, in points. */
function headedHeight(blocks: readonly Block[]): number {
  const headings = blocks.findIndex(({ kind }) => kind !== 'heading');
  return blocks.slice(0, headings === -1 ? blocks.length : headings + 1).reduce((sum, one) => sum + leadHeight(one), 0);
}

/** A heading goes with what it heads. */
function orientationAt(blocks: readonly Block[], index: number): Orientation {
  const headed = blocks.slice(index).find(({ kind }) => kind !== 'heading');
  return headed?.kind === 'table' ? fitTable(headed).orientation : 'portrait';
}

/** Where the heading of level 2 stands that a heading of level 3 belongs to. */
function parentAt(blocks: readonly Block[], index: number): number | undefined {
  const block = blocks[index];
  if (block?.kind !== 'heading' || block.level === 2) return undefined;
  const above = blocks.slice(0, index).findLastIndex((one) => one.kind === 'heading' && one.level === 2);
  return above === -1 ? undefined : above;
}

function bookmark(index: number): string {
  return `heading-${index}`;
}
