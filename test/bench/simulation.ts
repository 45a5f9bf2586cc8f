import type { Uniform } from '#shared/domain/ratings/beta-draws.ts';
import type { Share } from '#shared/domain/ratings/indicators.ts';
import { leagueTable } from '#shared/domain/ratings/league-table.ts';
import { byIndicator, indicatorIds, type RatingMethod } from '#shared/domain/ratings/method.ts';
import type { Tally } from '#shared/domain/ratings/tally.ts';
import { type BodyUncertainty, leagueUncertainty } from '#shared/domain/ratings/uncertainty.ts';
import { type Interval, twoSidedQuantile, wilson } from '#shared/domain/ratings/wilson.ts';
import { mersenneTwister } from '#shared/reports/seeded-generator.ts';
import { method } from '#test/support/komi.ts';
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { type TrueBody, trueLeague, trueSpread } from './true-league.ts';

/** Bodies in a league, and how many leagues of that size: all of them half a minute. More leagues, smaller errors. */
const studies = [
  { bodies: 22, leagues: 400 },
  { bodies: 75, leagues: 120 },
] as const;
/** Fewer than the method's make little difference to how often an interval holds the truth. */
const draws = 1000;
const fewCycles = 10;
const methods = ['raw', 'wilson lower', 'ours'] as const;
type Scoring = (typeof methods)[number];

export const simulation: Bench = {
  name: 'simulation',
  about:
    'made-up leagues whose true quality is known: how near to it raw, Wilson-lower and our scores come, and how often our intervals hold it; floor: intervals of someone who knows how quality is spread in the league',
  run: async () => studies.flatMap(figuresOf),
};

interface Held {
  score: number;
  place: number;
  width: number;
}

interface Sums {
  bodies: number;
  shownPlaceHeld: number;
  readonly ours: Held;
  /** With the spread of quality known. */
  readonly knowing: Held;
  readonly by: Record<Scoring, { correlation: number; placeError: number; luckyFirst: number }>;
}

function figuresOf({ bodies, leagues }: (typeof studies)[number]): Figure[] {
  const sums = simulate(bodies, leagues);
  const { ours, knowing } = sums;
  const name = (what: string) => `${bodies} bodies: ${what}`;
  const percent = (part: number, of: number) => ({ value: (100 * part) / of, unit: '%' });
  return [
    ...methods.flatMap((scoring) => {
      const { correlation, placeError, luckyFirst } = sums.by[scoring];
      return [
        { name: name(`rank correlation with the truth, ${scoring}`), value: correlation / leagues, unit: '' },
        { name: name(`mean error of a place, ${scoring}`), value: placeError / sums.bodies, unit: 'places' },
        { name: name(`first with fewer than ${fewCycles} cycles, ${scoring}`), ...percent(luckyFirst, leagues) },
      ];
    }),
    {
      name: name('true score within the 90 % interval'),
      ...percent(ours.score, sums.bodies),
      floor: percent(knowing.score, sums.bodies).value,
      goal: { of: 'ratio', atLeast: 0.99 },
    },
    {
      name: name('true place within the 90 % interval'),
      ...percent(ours.place, sums.bodies),
      floor: percent(knowing.place, sums.bodies).value,
      goal: { of: 'value', atLeast: 90 },
    },
    {
      name: name('mean width of a score interval'),
      ...{ value: ours.width / sums.bodies, unit: 'points', floor: knowing.width / sums.bodies },
    },
    { name: name('shown place within its interval'), ...percent(sums.shownPlaceHeld, sums.bodies) },
  ];
}

function simulate(bodies: number, leagues: number): Sums {
  const zero = () => ({ correlation: 0, placeError: 0, luckyFirst: 0 });
  const sums: Sums = {
    ...{ bodies: 0, shownPlaceHeld: 0 },
    ours: { score: 0, place: 0, width: 0 },
    knowing: { score: 0, place: 0, width: 0 },
    by: { raw: zero(), 'wilson lower': zero(), ours: zero() },
  };
  // Apart, so that another way to draw intervals is tried on the same leagues.
  const [ofTruth, ofIntervals] = [mersenneTwister('0000002a'), mersenneTwister('0000002b')];
  for (let league = 0; league < leagues; league += 1) count(trueLeague(bodies, method, ofTruth), ofIntervals, sums);
  return sums;
}

function count(league: readonly TrueBody[], uniform: Uniform, sums: Sums): void {
  const { table } = leagueTable({
    tallies: league.map(({ tally }) => tally),
    method: { ...method, uncertainty: { ...method.uncertainty, draws } },
    nameOf: (body) => body,
    uniform,
  });
  const rows = new Map(table.map((row) => [row.body, row]));
  const z = twoSidedQuantile(method.shareConfidence);
  const scores: Record<Scoring, number[]> = {
    raw: league.map(({ tally }) => scoreOf(tally, method, ({ n, s }) => s / n)),
    'wilson lower': league.map(({ tally }) => scoreOf(tally, method, (share) => wilson(share, z)?.[0] ?? 0)),
    ours: league.map(({ tally }) => rows.get(tally.body)?.score ?? Number.NaN),
  };
  const truth = placesOf(league.map(({ trueScore }) => trueScore));
  for (const scoring of methods) {
    const places = placesOf(scores[scoring]);
    const sum = sums.by[scoring];
    sum.correlation += correlation(places, truth);
    sum.placeError += places.reduce((error, place, body) => error + Math.abs(place - (truth[body] ?? 0)), 0);
    // With several at the top, the share of those with few cycles.
    const top = Math.min(...places);
    const first = league.filter((_, body) => places[body] === top);
    sum.luckyFirst += first.filter(({ tally }) => tally.cycles < fewCycles).length / first.length;
  }
  const knowing = leagueUncertainty({
    bodies: league.map(({ tally }) => tally),
    priorOf: byIndicator((id) => () => trueSpread[id]),
    ...{ weights: method.weights, draws, interval: method.uncertainty.interval, uniform },
  });
  league.forEach(({ tally, trueScore }, body) => {
    const row = rows.get(tally.body);
    const known = knowing.get(tally.body);
    if (!row || !known) return;
    const place = truth[body] ?? Number.NaN;
    sums.bodies += 1;
    if (holds(row.placeInterval, row.place)) sums.shownPlaceHeld += 1;
    add(sums.ours, { score: row.scoreInterval, place: row.placeInterval }, { score: trueScore, place });
    add(sums.knowing, known, { score: trueScore, place });
  });
}

function add(held: Held, { score, place }: BodyUncertainty, truth: { score: number; place: number }): void {
  held.width += score[1] - score[0];
  if (holds(score, truth.score)) held.score += 1;
  if (holds(place, truth.place)) held.place += 1;
}

/** Without cases an indicator is left out, as a rating of raw shares does. */
function scoreOf({ shares }: Tally, { weights }: RatingMethod, of: (share: Share) => number): number {
  const counted = indicatorIds.filter((id) => shares[id].n > 0);
  const total = counted.reduce((sum, id) => sum + weights[id], 0);
  return counted.reduce((sum, id) => sum + (100 * weights[id] * of(shares[id])) / total, 0);
}

/** 1 is best; equal scores share the mean of their places. */
function placesOf(scores: readonly number[]): number[] {
  return scores.map((score) => {
    const better = scores.filter((other) => other > score).length;
    const equal = scores.filter((other) => other === score).length;
    return better + (equal + 1) / 2;
  });
}

/** Pearson's correlation; of places it is Spearman's. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  let [xy, xx, yy] = [0, 0, 0];
  xs.forEach((x, index) => {
    const y = ys[index] ?? 0;
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  });
  return xy / Math.sqrt(xx * yy);
}

function holds([low, high]: Interval, value: number): boolean {
  return value >= low && value <= high;
}
