import type { Share } from '../ratings/indicators.ts';
import { wilson } from '../ratings/wilson.ts';
import { answersOf, type Cell, satisfiedOf, solvedOf } from './cell.ts';
import { meanMark } from './mean-interval.ts';
import type { ShownFigures } from './shown-tables.ts';
import type { AnswerFigures, ShareFigure, ShownCell } from './snapshot-schema.ts';
import type { IdentifiedCell } from './tally.ts';

export interface FigureRules {
  /** The two-sided normal quantile of the method's confidence. */
  readonly z: number;
  /** Reasons that citizens are offered, by id, in the order of the list. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** A cell with what may be shown of it. */
export function shownCell(
  { id, within, cell }: IdentifiedCell,
  name: string,
  shown: ShownFigures,
  rules: FigureRules,
): ShownCell {
  const answers = shown.answers === 'hidden' || shown.answers === 'none' ? undefined : figuresOf(cell, shown, rules);
  return {
    ...{ id, name },
    ...(within !== undefined && { within }),
    cycles: cell.cycles,
    asking: { ...cell.asking },
    shown: shown.answers,
    ...(answers && { answers }),
  };
}

function figuresOf(cell: Cell, shown: ShownFigures, { z, reasons }: FigureRules): AnswerFigures | undefined {
  const n = answersOf(cell);
  const mark = meanMark(cell.marks, z);
  if (!mark) return undefined;
  const share = (of: Share) => shareFigure(of, z);
  const isShown = (figure: 'solved' | 'reasons') => shown[figure] === 'full' || shown[figure] === 'preliminary';
  const said = solvedOf(cell);
  return {
    answered: share({ n: cell.asking.asked, s: n }),
    flagged: cell.flagged,
    mark,
    satisfied: share({ n, s: satisfiedOf(cell) }),
    solved: {
      shown: shown.solved,
      ...(isShown('solved') && {
        yes: share({ n: said, s: cell.solved.yes }),
        partly: share({ n: said, s: cell.solved.partly }),
        no: share({ n: said, s: cell.solved.no }),
      }),
    },
    reasons: {
      shown: shown.reasons,
      given: isShown('reasons')
        ? reasonsIn(cell, reasons).map(([id, name, s]) => ({ id, name, ...share({ n: cell.couldGiveReasons, s }) }))
        : [],
    },
  };
}

/** Those of the list in its order, then those of an earlier list that somebody gave, by id. */
function reasonsIn({ reasons }: Cell, names: FigureRules['reasons']): [id: string, name: string, count: number][] {
  const former = [...reasons.keys()].filter((id) => !Object.hasOwn(names, id)).sort();
  return [...Object.keys(names), ...former].map((id) => [id, names[id] ?? id, reasons.get(id) ?? 0]);
}

/** Of no case the interval says nothing. */
function shareFigure({ n, s }: Share, z: number): ShareFigure {
  return { n, s, interval: wilson({ n, s }, z) ?? [0, 1] };
}
