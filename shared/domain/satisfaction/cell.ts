import type { Solved } from '../appeals/fact-data.ts';
import { isSomethingWrong } from '../surveys/survey.ts';
import { type AnalysedCycle, type Asking, askings } from './analysed-cycle.ts';

export const solvings = ['yes', 'partly', 'no'] as const satisfies readonly Solved[];

/** Counts of answered cycles of one kind. */
export interface Cell {
  readonly cycles: number;
  readonly asking: Readonly<Record<Asking, number>>;
  /** Answers with a flag: kept, and left out of all that follows. */
  readonly flagged: number;
  /** Answers by mark, of 1 first. */
  readonly marks: readonly number[];
  /** Answers by what they say of the problem. */
  readonly solved: Readonly<Record<Solved, number>>;
  /** Answers that were asked what was wrong. */
  readonly couldGiveReasons: number;
  /** How many of them gave each reason; several at once are allowed. */
  readonly reasons: ReadonlyMap<string, number>;
}

/** A cell that counts. */
export interface CountingCell extends Cell {
  cycles: number;
  readonly asking: Record<Asking, number>;
  flagged: number;
  readonly marks: number[];
  readonly solved: Record<Solved, number>;
  couldGiveReasons: number;
  readonly reasons: Map<string, number>;
}

export function emptyCell(): CountingCell {
  return {
    cycles: 0,
    asking: { asked: 0, unreachable: 0, 'opted-out': 0, 'too-often': 0, 'not-asked': 0 },
    flagged: 0,
    marks: [0, 0, 0, 0, 0],
    solved: { yes: 0, partly: 0, no: 0 },
    couldGiveReasons: 0,
    reasons: new Map(),
  };
}

/** Counts a cycle in a cell, once. */
export function countIn(cell: CountingCell, { asking, answer }: Pick<AnalysedCycle, 'asking' | 'answer'>): void {
  cell.cycles += 1;
  cell.asking[asking] += 1;
  if (!answer) return;
  const { mark, resolved, reasons, flags } = answer;
  if (flags.length > 0) {
    cell.flagged += 1;
    return;
  }
  cell.marks[mark - 1] = (cell.marks[mark - 1] ?? 0) + 1;
  if (resolved !== undefined) cell.solved[resolved] += 1;
  if (!isSomethingWrong(answer)) return;
  cell.couldGiveReasons += 1;
  for (const reason of reasons) cell.reasons.set(reason, (cell.reasons.get(reason) ?? 0) + 1);
}

/** The answers that count. */
export function answersOf({ marks }: Pick<Cell, 'marks'>): number {
  return marks.reduce((sum, count) => sum + count, 0);
}

/** Of the answers that count, those with a mark of 4 or 5. */
export function satisfiedOf({ marks }: Pick<Cell, 'marks'>): number {
  return (marks[3] ?? 0) + (marks[4] ?? 0);
}

/** The answers that say whether the problem is solved. */
export function solvedOf({ solved }: Pick<Cell, 'solved'>): number {
  return solvings.reduce((sum, id) => sum + solved[id], 0);
}

/** The counts of several kinds together. */
export function sumCells(cells: readonly Cell[]): Cell {
  const sum = emptyCell();
  for (const cell of cells) {
    sum.cycles += cell.cycles;
    for (const id of askings) sum.asking[id] += cell.asking[id];
    sum.flagged += cell.flagged;
    cell.marks.forEach((count, index) => {
      sum.marks[index] = (sum.marks[index] ?? 0) + count;
    });
    for (const id of solvings) sum.solved[id] += cell.solved[id];
    sum.couldGiveReasons += cell.couldGiveReasons;
    for (const [reason, count] of cell.reasons) sum.reasons.set(reason, (sum.reasons.get(reason) ?? 0) + count);
  }
  return sum;
}
