/** Something seen: a number that speaks for it, the group it is of, and whether it came true. */
export interface Observed {
  readonly sign: number;
  readonly group: number;
  readonly isTrue: boolean;
}

export interface Regression {
  /** Log odds are the constant + the slope × the sign + the surplus of the group. */
  readonly constant: number;
  readonly slope: number;
  readonly surpluses: readonly number[];
}

/**
 * A logistic regression with a constant for each group (a random intercept: Gelman and Hill, 2007, ch. 14): the surpluses
 * are held to be drawn from a normal distribution of a deviation of a half, so that a group that is seldom seen has next to none.
 * The answer is the likeliest one, by Newton's method, in turns for what is common and for the groups.
 */
export function logisticRegression(observed: readonly Observed[], groups: number): Regression {
  const surpluses = new Float64Array(groups);
  let [constant, slope] = [0, 0];
  for (let turn = 0; turn < turns; turn += 1) {
    let [g1, gx, h11, h1x, hxx] = [pull * constant, pull * slope, pull, 0, pull];
    for (const { sign, group, isTrue } of observed) {
      const { off, spread } = likelihood(constant + slope * sign + (surpluses[group] ?? 0), isTrue);
      [g1, gx] = [g1 + off, gx + off * sign];
      [h11, h1x, hxx] = [h11 + spread, h1x + spread * sign, hxx + spread * sign * sign];
    }
    const determinant = h11 * hxx - h1x * h1x;
    constant -= (hxx * g1 - h1x * gx) / determinant;
    slope -= (h11 * gx - h1x * g1) / determinant;

    const gradients = surpluses.map((surplus) => pullOfGroup * surplus);
    const curvatures = new Float64Array(groups).fill(pullOfGroup);
    for (const { sign, group, isTrue } of observed) {
      const { off, spread } = likelihood(constant + slope * sign + (surpluses[group] ?? 0), isTrue);
      gradients[group] = (gradients[group] ?? 0) + off;
      curvatures[group] = (curvatures[group] ?? 0) + spread;
    }
    for (let group = 0; group < groups; group += 1)
      surpluses[group] = (surpluses[group] ?? 0) - (gradients[group] ?? 0) / (curvatures[group] ?? 1);
  }
  return { constant: rounded(constant), slope: rounded(slope), surpluses: [...surpluses].map(rounded) };
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
