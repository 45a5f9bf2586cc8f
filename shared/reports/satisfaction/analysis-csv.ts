import { askings } from '#shared/domain/satisfaction/analysed-cycle.ts';
import { solvings } from '#shared/domain/satisfaction/cell.ts';
import type { AnalysisContent } from '#shared/domain/satisfaction/report.ts';
import type {
  AnalysisSnapshot,
  Composition,
  ShareFigure,
  ShownCell,
  StandardisedFigure,
} from '#shared/domain/satisfaction/snapshot-schema.ts';
import { dimensions } from '#shared/domain/satisfaction/tally.ts';
import { fill } from '#shared/web/wording.ts';
import { spreadsheetCsv } from '../spreadsheet-csv.ts';
import texts from './analysis.ru.json' with { type: 'json' };

const { csv, asking } = texts;
const { units } = csv;

interface Place {
  readonly dimension: string;
  readonly id: string;
  readonly name: string;
  readonly shown: string;
}

type Row = readonly (string | number)[];

/** The analysis in long form, a figure a line, for a Russian spreadsheet; a hidden figure is a word, not a number. */
export function analysisCsv({ snapshot, history }: Omit<AnalysisContent, 'method'>): Uint8Array {
  const { whole, tables, composition } = snapshot;
  const months = history.periods.map((month) => ({ ...month, id: month.period, name: month.period }));
  const rows = [
    csv.columns,
    ...cellRows(texts.whole, whole),
    ...standardisedRows(snapshot),
    ...dimensions.flatMap((dimension) =>
      tables[dimension].flatMap((cell) => cellRows(texts.dimensions[dimension], cell)),
    ),
    ...(['sector', 'channel', 'days'] as const).flatMap((dimension) =>
      composition[dimension].flatMap((group) => compositionRows(texts.dimensions[dimension], group)),
    ),
    ...months.flatMap((cell) => cellRows(texts.month, cell)),
  ];
  return new TextEncoder().encode(spreadsheetCsv(rows));
}

function cellRows(
  dimension: string,
  cell: Pick<ShownCell, 'id' | 'name' | 'cycles' | 'asking' | 'shown' | 'answers'>,
): Row[] {
  const { id, name, cycles, answers } = cell;
  const place = { dimension, id, name, shown: csv.shown.full };
  const work = [
    count(place, csv.cycles, cycles),
    ...askings.map((each) => count(place, asking[each], cell.asking[each])),
  ];
  const of = { ...place, shown: csv.shown[cell.shown] };
  if (!answers) return [...work, row(of, csv.answers, units.count)];
  const { answered, flagged, mark, satisfied, solved, reasons } = answers;
  const solvedAt = { ...place, shown: csv.shown[solved.shown] };
  const reasonsAt = { ...place, shown: csv.shown[reasons.shown] };
  return [
    ...work,
    count(of, csv.answers, mark.n),
    share(of, csv.answered, answered),
    count(of, csv.flagged, flagged),
    row(of, csv.mark, units.mark, [mark.mean, ...mark.interval].map(hundredths), ['', mark.n]),
    share(of, csv.satisfied, satisfied),
    ...solvings.map((each) => share(solvedAt, fill(csv.solved, { answer: texts.solved[each] }), solved[each])),
    ...reasons.given.map((reason) => share(reasonsAt, fill(csv.reason, { reason: reason.name }), reason)),
  ];
}

function compositionRows(
  dimension: string,
  { id, name, shown, ofAll, ofJudged, difference, interval }: Composition,
): Row[] {
  const place = { dimension, id, name, shown: csv.shown[shown] };
  const rows = [row({ ...place, shown: csv.shown.full }, csv.ofAll, units.percent, [percent(ofAll)])];
  if (ofJudged === undefined || difference === undefined || !interval) return rows;
  return [
    ...rows,
    row(place, csv.ofJudged, units.percent, [percent(ofJudged)]),
    row(place, csv.difference, units.points, [difference, ...interval].map(percent)),
  ];
}

function standardisedRows({ whole: { id, name, shown }, standardised }: AnalysisSnapshot): Row[] {
  if (!standardised) return [];
  const place = { dimension: texts.whole, id, name, shown: csv.shown[shown] };
  const rows = (
    figure: string,
    of: StandardisedFigure,
    round: (value: number) => number,
    [unit, moved]: [string, string],
  ) => [
    row(place, fill(csv.standardised, { figure }), unit, [of.value, ...of.interval].map(round)),
    row(place, fill(csv.moved, { figure }), moved, [of.difference, ...of.differenceInterval].map(round)),
  ];
  return [
    ...rows(csv.mark, standardised.mark, hundredths, [units.mark, units.mark]),
    ...rows(csv.satisfied, standardised.satisfied, percent, [units.percent, units.points]),
  ];
}

function count(place: Place, figure: string, value: number): Row {
  return row(place, figure, units.count, [value]);
}

function share(place: Place, figure: string, of: ShareFigure | undefined): Row {
  if (!of || of.n === 0) return row(place, figure, units.percent);
  return row(place, figure, units.percent, [of.s / of.n, ...of.interval].map(percent), [of.s, of.n]);
}

function row(
  { dimension, id, name, shown }: Place,
  figure: string,
  unit: string,
  [value = '', low = '', high = '']: readonly (number | string)[] = [],
  [s = '', n = '']: readonly (number | string)[] = [],
): Row {
  return [dimension, id, name, figure, unit, value, low, high, s, n, shown];
}

function hundredths(value: number): number {
  return Number(value.toFixed(2));
}

/** A share of 1 in percent, to a tenth. */
function percent(share: number): number {
  return Number((100 * share).toFixed(1));
}
