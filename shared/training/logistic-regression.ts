import { Matrix, solve } from 'ml-matrix';

/** Something seen: numbers that speak for it, the group it is of, and whether it came true. */
export interface Observed {
  readonly signs: readonly number[];
  readonly group: number;
  readonly isTrue: boolean;
}

export interface Regression {
  /** Log odds are the constant + Σ slope × sign + the surplus of the group. */
  readonly constant: number;
  readonly slopes: readonly number[];
  readonly surpluses: readonly number[];
}

/**
 * A logistic regression with a constant for each group (a random intercept: Gelman and Hill, 2007, ch. 14): the surpluses
 * are held to be drawn from a normal distribution of a deviation of a half, so that a group that is seldom seen has next to
 * none. The answer is the likeliest one, by Newton's method, in turns for what is common and for the groups.
 */
export function logisticRegression(observed: readonly Observed[], groups: number): Regression {
  const rows = observed.map(({ signs, ...one }) => ({ ...one, common: [1, ...signs] }));
  const size = rows[0]?.common.length ?? 1;
  const weights = new Float64Array(size);
  const surpluses = new Float64Array(groups);
  const oddsOf = ({ common, group }: (typeof rows)[number]) =>
    common.reduce((sum, sign, at) => sum + sign * (weights[at] ?? 0), surpluses[group] ?? 0);

  for (let turn = 0; turn < turns; turn += 1) {
    const gradient = Float64Array.from(weights, (weight) => pull * weight);
    const curvature = Matrix.eye(size, size, pull);
    for (const row of rows) {
      const { off, spread } = likelihood(oddsOf(row), row.isTrue);
      row.common.forEach((sign, at) => {
        gradient[at] = (gradient[at] ?? 0) + off * sign;
        row.common.forEach((other, place) => {
          curvature.set(at, place, curvature.get(at, place) + spread * sign * other);
        });
      });
    }
    const move = solve(curvature, Matrix.columnVector([...gradient]));
    for (let at = 0; at < size; at += 1) weights[at] = (weights[at] ?? 0) - move.get(at, 0);

    const gradients = surpluses.map((surplus) => pullOfGroup * surplus);
    const curvatures = new Float64Array(groups).fill(pullOfGroup);
    for (const row of rows) {
      const { off, spread } = likelihood(oddsOf(row), row.isTrue);
      gradients[row.group] = (gradients[row.group] ?? 0) + off;
      curvatures[row.group] = (curvatures[row.group] ?? 0) + spread;
    }
    for (let group = 0; group < groups; group += 1)
      surpluses[group] = (surpluses[group] ?? 0) - (gradients[group] ?? 0) / (curvatures[group] ?? 1);
  }
  const [constant = 0, ...slopes] = [...weights].map(rounded);
  return { constant, slopes, surpluses: [...surpluses].map(rounded) };
}

const turns = 40;
/** Keeps the common ones finite. */
const pull = 0.01;
/** What a surplus is held back by: one divided by its variance. */
const pullOfGroup = 4;

/** By how much a prediction is off, and how far it may be. */
function likelihood(odds: number, isTrue: boolean): { off: number; spread: number } {
  const likely = 1 / (1 + Math.exp(-odds));
  return { off: likely - Number(isTrue), spread: likely * (1 - likely) };
}

function rounded(value: number): number {
  return Math.round(10_000 * value) / 10_000;
}
