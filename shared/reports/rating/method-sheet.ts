import { indicatorIds } from '#shared/domain/ratings/method.ts';
import type { ReportContent } from '#shared/domain/ratings/report.ts';
import names from '#shared/web/rating-names.ru.json' with { type: 'json' };
import { fill } from '#shared/web/wording.ts';
import type { Block } from '../document.ts';
import { indicatorTitle } from './indicator-columns.ts';
import { methodBlocks } from './note-remarks.ts';
import noteTexts from './rating-note.ru.json' with { type: 'json' };
import { headBlock } from './rating-note.ts';
import type { CellValue, TableColumn } from './table-column.ts';
import texts from './tables.ru.json' with { type: 'json' };

const { method: titles } = texts;

export interface MethodRow {
  readonly section: string;
  readonly name?: string | undefined;
  readonly value: CellValue;
}

export const methodColumns: readonly TableColumn<MethodRow>[] = [
  { title: titles.section, kind: 'text', cell: ({ section }) => section, width: 26 },
  { title: titles.name, kind: 'text', cell: ({ name }) => name, width: 46 },
  { title: titles.value, kind: 'text', cell: ({ value }) => value, width: 110 },
];

/** What the report is about, how it was made, and on what grounds: the note's own words, and the numbers as numbers. */
export function methodRows(content: ReportContent): MethodRow[] {
  const { snapshot, method } = content;
  return [
    ...(snapshot.method.sample ? [{ section: titles.head, value: noteTexts.sample }] : []),
    ...wordsOf([headBlock(content)], titles.head),
    ...weightRows(content),
    { section: titles.few, value: fill(titles.fewMeaning, { hidden: names.hidden, ...method.smallNumbers }) },
    ...wordsOf(methodBlocks(content), ''),
  ];
}

function weightRows({ snapshot: { leagueScore, weights, priors } }: ReportContent): MethodRow[] {
  const section = titles.weights;
  const rows = indicatorIds.flatMap((id): MethodRow[] => {
    const indicator = indicatorTitle(id);
    const prior = priors[id];
    if (!prior) return [{ section, name: indicator, value: noteTexts.method.dropped }];
    return [
      { section, name: fill(titles.weight, { indicator }), value: weights[id] },
      { section, name: fill(titles.mean, { indicator }), value: prior.mean },
      { section, name: fill(titles.strength, { indicator }), value: prior.strength },
    ];
  });
  return [{ section, name: titles.leagueScore, value: leagueScore }, ...rows];
}

/** The words of a document, one row each, under the heading that they follow. Tables and charts have sheets of their own. */
function wordsOf(blocks: readonly Block[], start: string): MethodRow[] {
  let section = start;
  return blocks.flatMap((block): MethodRow[] => {
    switch (block.kind) {
      case 'heading':
        section = block.text;
        return [];
      case 'paragraph':
      case 'code':
        return [{ section, value: block.text }];
      case 'list':
        return block.items.map((value) => ({ section, value }));
      case 'facts':
        return block.rows.map(([name, value]) => ({ section, name, value }));
      default:
        return [];
    }
  });
}
