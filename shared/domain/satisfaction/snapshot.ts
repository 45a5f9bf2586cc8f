import { compareText } from '../compare-text.ts';
import type { Period } from '../ratings/period.ts';
import { twoSidedQuantile } from '../ratings/wilson.ts';
import { answersOf, solvedOf } from './cell.ts';
import { compositionOf } from './composition.ts';
import { shownCell } from './figures.ts';
import type { AnalysisMethod } from './method.ts';
import type { AnalysisNames } from './names.ts';
import { shownTables } from './shown-tables.ts';
import { type AnalysisHead, type AnalysisSnapshot, wholeRegion } from './snapshot-schema.ts';
import { standardise } from './standardised.ts';
import { shownOf } from './suppression.ts';
import { type AnalysisTally, byDimension, type Dimension, type IdentifiedCell } from './tally.ts';

export interface AnalysisInputs {
  readonly head: AnalysisHead;
  readonly period: Period;
  readonly tally: Pick<AnalysisTally, 'whole' | 'cells' | 'strata'>;
  /** The facts file before compression: its lines, and its SHA-256, hex. */
  readonly facts: { readonly count: number; readonly sha256: string };
  readonly method: AnalysisMethod;
  /** SHA-256 of the method file as archived, hex. */
  readonly methodSha256: string;
  readonly names: AnalysisNames;
}

/** The analysis as its facts, its method and its names make it: the same inputs give the same snapshot. */
export function analysisSnapshot(inputs: AnalysisInputs): AnalysisSnapshot {
  const { head, period, tally, facts, method, methodSha256, names } = inputs;
  const { shareConfidence, smallNumbers } = method;
  const z = twoSidedQuantile(shareConfidence);
  const rules = { z, reasons: names.reason };

  const whole: IdentifiedCell = { id: wholeRegion, cell: tally.whole() };
  const counted = byDimension((dimension) => tally.cells(dimension));
  const shownIn = shownTables(counted, smallNumbers);
  const alone = (count: number) => shownOf([count], smallNumbers)[0] ?? 'hidden';
  const shownWhole = shownCell(
    whole,
    names.whole,
    {
      answers: alone(answersOf(whole.cell)),
      solved: alone(solvedOf(whole.cell)),
      reasons: alone(whole.cell.couldGiveReasons),
    },
    rules,
  );
  const pairs = byDimension((dimension) =>
    inOrder(dimension, counted[dimension]).map((cell) => ({
      counted: cell,
      shown: shownCell(cell, names[dimension][cell.id] ?? cell.id, shownIn(cell), rules),
    })),
  );
  const { id, version, sample } = method;
  const isShown = shownWhole.answers !== undefined;
  return {
    ...head,
    from: new Date(period.from).toISOString(),
    to: new Date(period.to).toISOString(),
    cutOff: new Date(period.cutOff).toISOString(),
    method: { id, version, sample, sha256: methodSha256 },
    facts,
    whole: shownWhole,
    tables: byDimension((dimension) => pairs[dimension].map(({ shown }) => shown)),
    composition: {
      sector: compositionOf(pairs.sector, shareConfidence),
      channel: compositionOf(pairs.channel, shareConfidence),
      days: compositionOf(pairs.days, shareConfidence),
    },
    ...(isShown && { standardised: standardise(tally.strata(), method, z) }),
  };
}

/** Bands of days one after another, the rest by how many cycles they have. */
function inOrder(dimension: Dimension, cells: readonly IdentifiedCell[]): readonly IdentifiedCell[] {
  if (dimension === 'days') return cells;
  return [...cells].sort((a, b) => b.cell.cycles - a.cell.cycles || compareText(a.id, b.id));
}
