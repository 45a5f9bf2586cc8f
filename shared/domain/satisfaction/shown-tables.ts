import { answersOf, type Cell, solvedOf } from './cell.ts';
import type { AnalysisMethod } from './method.ts';
import { type Shown, shownOf } from './suppression.ts';
import { type Dimension, dimensions, type IdentifiedCell } from './tally.ts';

/** What may be shown of a cell, figure by figure: each has answers of its own. */
export interface ShownFigures {
  readonly answers: Shown;
  readonly solved: Shown;
  readonly reasons: Shown;
}

type SmallNumbers = AnalysisMethod['smallNumbers'];
type CellTables = Readonly<Record<Dimension, readonly IdentifiedCell[]>>;
type ShownCells = ReadonlyMap<IdentifiedCell, Shown>;

/** A figure: how many answers it rests on, and what it is made of, equal for equal answers. */
interface Figure {
  countOf(cell: Cell): number;
  madeOf(cell: Cell): unknown;
}

const reasonsGiven = ({ couldGiveReasons, reasons }: Cell) => [couldGiveReasons, [...reasons].sort()];
const solvings = ({ solved }: Cell) => [solved.yes, solved.partly, solved.no];

const figures = {
  answers: { countOf: answersOf, madeOf: (cell) => [cell.marks, solvings(cell), reasonsGiven(cell)] },
  solved: { countOf: solvedOf, madeOf: solvings },
  reasons: { countOf: (cell) => cell.couldGiveReasons, madeOf: reasonsGiven },
} as const satisfies Record<string, Figure>;

/**
 * What may be shown of each cell of each table, so that no hidden one follows from what is shown: not by subtraction within
 * a table, not from the categories of a sector, and not from a cell of another table that is the same answers by another
 * name, as a municipality's may be its administration's.
 */
export function shownTables(tables: CellTables, numbers: SmallNumbers): (cell: IdentifiedCell) => ShownFigures {
  const answers = shownBy(figures.answers, tables, numbers, () => false);
  const isHidden = (cell: IdentifiedCell) => answers.get(cell) === 'hidden';
  const solved = shownBy(figures.solved, tables, numbers, isHidden);
  const reasons = shownBy(figures.reasons, tables, numbers, isHidden);
  return (cell) => ({
    answers: answers.get(cell) ?? 'hidden',
    solved: solved.get(cell) ?? 'hidden',
    reasons: reasons.get(cell) ?? 'hidden',
  });
}

/** Hides until nothing more has to be: a cell hidden in one table may be told by its twin in another. */
function shownBy(
  { countOf, madeOf }: Figure,
  tables: CellTables,
  numbers: SmallNumbers,
  isHidden: (cell: IdentifiedCell) => boolean,
): ShownCells {
  const printOf = ({ cell }: IdentifiedCell) => JSON.stringify(madeOf(cell));
  const hidden = new Set<string>();
  for (;;) {
    const shown = new Map<IdentifiedCell, Shown>();
    const show = (cells: readonly IdentifiedCell[], isWholeHidden: boolean) => {
      const each = shownOf(
        cells.map(({ cell }) => countOf(cell)),
        numbers,
        (index) =>
          isWholeHidden || cells.slice(index, index + 1).some((one) => isHidden(one) || hidden.has(printOf(one))),
      );
      for (const [index, one] of cells.entries()) shown.set(one, each[index] ?? 'hidden');
    };
    for (const dimension of dimensions) if (dimension !== 'category') show(tables[dimension], false);
    const sectors = new Map(tables.sector.map((sector) => [sector.id, shown.get(sector)]));
    for (const [sector = '', own] of Map.groupBy(tables.category, ({ within }) => within))
      show(own, sectors.get(sector) === 'hidden');

    const known = hidden.size;
    for (const [cell, each] of shown) if (each === 'hidden') hidden.add(printOf(cell));
    if (hidden.size === known) return shown;
  }
}
