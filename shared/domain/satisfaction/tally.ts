import { compareText } from '../compare-text.ts';
import { dayMs } from '../deadlines/time-zone.ts';
import type { AnalysedCycle } from './analysed-cycle.ts';
import { type Cell, type CountingCell, countIn, emptyCell, sumCells } from './cell.ts';
import type { AnalysisMethod } from './method.ts';

/** By what the cycles of a month are told apart; each divides all of them. */
export const dimensions = ['body', 'sector', 'category', 'municipality', 'channel', 'days'] as const;

export type Dimension = (typeof dimensions)[number];

/** One value for each dimension, made in their order. */
export function byDimension<T>(of: (dimension: Dimension) => T): Readonly<Record<Dimension, T>> {
  return {
    body: of('body'),
    sector: of('sector'),
    category: of('category'),
    municipality: of('municipality'),
    channel: of('channel'),
    days: of('days'),
  };
}

/** Where nobody knows the body or the municipality. */
export const unknownId = '-';

export interface IdentifiedCell {
  /** Of a category `sector/category`, of a band of days its number from 0. */
  readonly id: string;
  /** Of a category its sector: the categories of one make up its cell. */
  readonly within?: string | undefined;
  readonly cell: Cell;
}

/** Cycles of one sector, channel and band of days. */
export interface Stratum {
  readonly sector: string;
  readonly channel: string;
  readonly days: string;
  readonly cell: Cell;
}

/** Counts of a month, as far as cycles have been added. */
export interface AnalysisTally {
  /** Counts a cycle once; the order of cycles does not matter. */
  add(cycle: AnalysedCycle): void;
  whole(): Cell;
  /** The cells of a dimension in the order of ids, bands by days. */
  cells(dimension: Dimension): IdentifiedCell[];
  /** In the order of sector, channel and band. */
  strata(): Stratum[];
}

/** Counts cycles one by one, in memory that grows with the kinds of cycles, not with their number. */
export function analysisTally({ dayBands }: Pick<AnalysisMethod, 'dayBands'>): AnalysisTally {
  const cells = byDimension(() => new Map<string, CountingCell>());
  const sectors = new Map<string, string>();
  const strata = new Map<string, Stratum & { readonly cell: CountingCell }>();
  return {
    add(cycle) {
      const days = String(bandOf(cycle, dayBands));
      const { body = unknownId, municipality = unknownId, sector, channel } = cycle;
      countIn(cellOf(cells.body, body), cycle);
      countIn(cellOf(cells.sector, sector), cycle);
      const category = `${sector}/${cycle.category}`;
      sectors.set(category, sector);
      countIn(cellOf(cells.category, category), cycle);
      countIn(cellOf(cells.municipality, municipality), cycle);
      countIn(cellOf(cells.channel, channel), cycle);
      countIn(cellOf(cells.days, days), cycle);
      const id = `${sector}\n${channel}\n${days}`;
      const stratum = strata.get(id) ?? { sector, channel, days, cell: emptyCell() };
      strata.set(id, stratum);
      countIn(stratum.cell, cycle);
    },
    whole: () => sumCells([...cells.days.values()]),
    cells: (dimension) =>
      [...cells[dimension]]
        .sort(([a], [b]) => compareText(a, b))
        .map(([id, cell]) => ({ id, ...(dimension === 'category' && { within: sectors.get(id) }), cell })),
    strata: () => [...strata].sort(([a], [b]) => compareText(a, b)).map(([, stratum]) => stratum),
  };
}

function cellOf(cells: Map<string, CountingCell>, id: string): CountingCell {
  const known = cells.get(id);
  if (known) return known;
  const cell = emptyCell();
  cells.set(id, cell);
  return cell;
}

/** The band of the time from the start of the term to the answer, elapsed: an answer at exactly its end is within it. */
function bandOf({ clockStart, answeredAt }: AnalysedCycle, ends: readonly number[]): number {
  const days = (answeredAt - clockStart) / dayMs;
  const band = ends.findIndex((end) => days <= end);
  return band < 0 ? ends.length : band;
}
