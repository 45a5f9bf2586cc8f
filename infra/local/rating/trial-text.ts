import { textTable } from '#infra/local/text-table.ts';
import type { BodyMove, MethodComparison } from '#shared/domain/ratings/compare-methods.ts';
import type { TableRow } from '#shared/domain/ratings/league-table.ts';
import type { RatingMethod } from '#shared/domain/ratings/method.ts';
import type { MethodDifference } from '#shared/domain/ratings/method-differences.ts';
import { fill, periodName } from '#shared/web/wording.ts';
import { between, fixed, fromTo, signed } from './figures.ts';
import names from './names.ru.json' with { type: 'json' };
import texts from './texts.ru.json' with { type: 'json' };
import type { Trial } from './try-method.ts';

/** What the other method makes of a league, for people: how it differs, who moves and why, the biggest mover first. */
export function trialText(trial: Trial): string {
  const { head, facts, published, tried, moves, entered, left } = trial;
  const { period, league, revision } = head;
  const moved = moves.filter(({ places }) => places !== 0);
  const real = moved.filter(({ isWithinNoise }) => !isWithinNoise).length;
  const counts = { moved: moved.length, ranked: moves.length, real, entered: entered.length, left: left.length };
  return [
    fill(texts.title, { period: periodName(period), league: names.leagues[league], revision, facts }),
    fill(texts.methods, { published: methodName(published), tried: methodName(tried) }),
    '',
    ...differenceLines(trial.differences),
    '',
    fill(texts.summary, counts),
    ...moveLines(trial, Math.max(published.scoreDecimals, tried.scoreDecimals)),
    ...listed(entered, texts.entered, texts.enteredRow, trial),
    ...listed(left, texts.left, texts.leftRow, trial),
  ].join('\n');
}

function methodName({ id, version }: RatingMethod): string {
  return fill(texts.methodName, { id, version });
}

function differenceLines(differences: readonly MethodDifference[]): string[] {
  if (differences.length === 0) return [texts.noDifferences];
  const titles: Readonly<Record<string, string>> = texts.fields;
  const rows = differences.map(({ path, before, after }) => {
    const title = titles[path] ?? titles[path.split('.')[0] ?? ''] ?? '';
    return ['', path, title, fromTo(shown(before), shown(after))];
  });
  return [texts.differences, ...textTable(rows, new Set([1, 2, 3]))];
}

function shown(value: unknown): string {
  if (value === undefined) return texts.absent;
  return typeof value === 'number' ? String(value).replace('.', ',') : JSON.stringify(value);
}

/** Under each row of the table, why. */
function moveLines({ moves, averagePoints }: MethodComparison, decimals: number): string[] {
  if (moves.length === 0) return [];
  const { places, shift, scores, points, placeIntervals, scoreIntervals, body } = texts.columns;
  const head = [places, shift, scores, points, placeIntervals, scoreIntervals, body];
  const lines = textTable([head, ...moves.map((move) => cellsOf(move, decimals))], new Set([6]));
  const why = moves.map((move) => whyOf(move, averagePoints, decimals));
  return [
    ...(averagePoints === 0 ? [] : [fill(texts.average, { points: signed(averagePoints, decimals) })]),
    '',
    ...lines.flatMap((line, index) => [line, ...(why[index - 1] ?? [])]),
  ];
}

function cellsOf({ name, before, after, places, points }: BodyMove, decimals: number): string[] {
  const { scoreInterval: scoreBefore, placeInterval: placeBefore } = before;
  const { scoreInterval: scoreAfter, placeInterval: placeAfter } = after;
  return [
    fromTo(before.place, after.place),
    signed(places, 0),
    fromTo(before.shownScore.replace('.', ','), after.shownScore.replace('.', ',')),
    signed(points, decimals),
    fromTo(between(placeBefore, 0), between(placeAfter, 0)),
    fromTo(between(scoreBefore, 1), between(scoreAfter, 1)),
    name,
  ];
}

/** Nothing for a body that neither moved nor gained or lost anything against the others. */
function whyOf(move: BodyMove, averagePoints: number, decimals: number): string[] {
  const { places, placesByOthersListed, points } = move;
  const noise = places === 0 ? '' : move.isWithinNoise ? texts.why.noise : texts.why.real;
  const listed = placesByOthersListed === 0 ? '' : fill(texts.why.listed, { places: signed(placesByOthersListed, 0) });
  const parts = move.parts
    .map((part) => ({ ...part, size: signed(part.againstLeague, decimals) }))
    .filter(({ size }) => /[+−]/.test(size))
    .map(({ indicator, cause, size }) =>
      fill(texts.why.part, { indicator: names.indicators[indicator], cause: texts.causes[cause], points: size }),
    )
    .join('; ');
  if (parts !== '')
    return [fill(texts.why.line, { against: signed(points - averagePoints, decimals), parts, listed, noise })];
  return places === 0 ? [] : [fill(texts.why.same, { listed, noise })];
}

function listed(rows: readonly TableRow[], title: string, row: string, { published, tried }: Trial): string[] {
  if (rows.length === 0) return [];
  const threshold = { before: published.minCycles, after: tried.minCycles };
  return [
    '',
    title,
    ...rows.map(({ name, place, score, cycles }) =>
      fill(row, { body: name, place, score: fixed(score, tried.scoreDecimals), cycles, ...threshold }),
    ),
  ];
}
