import { expect, it } from 'vitest';
import { factorLanes } from '#shared/training/factor-lanes.ts';
import { factorCount, look, moveBuckets, moveClasses } from '#shared/training/factor-steps.ts';

const [buckets, classes, label] = [5, 3, 1];
const [size, cost, leastMoved] = [0.1, 0.5, 1e-7];
const matrix = {
  starts: Int32Array.of(0, 4),
  buckets: Int32Array.of(4, 0, 2, 1),
  values: Float32Array.of(0.5, 1, 0.25, 0.75),
};

/** Every third chance is low: what it is drawn for is left out. */
function chances(): () => number {
  let at = 0;
  return () => {
    at += 1;
    return at % 3 === 0 ? 0.1 : 0.9;
  };
}

it('a step goes against the gradient of the loss of what is looked at', () => {
  const lanes = factorLanes({ buckets, factors: factorCount, classes, features: 4 });
  for (const numbers of [lanes.ofBuckets, lanes.ofClasses])
    numbers.set(numbers.map((_, at) => ((at * 7919) % 101) / 101 - 0.5));
  const learning = {
    ...{ lanes, biases: Float32Array.of(0.1, 0, -0.1), movedBiases: new Float32Array(classes) },
    weightsOfFactors: new Float32Array(factorCount),
  };
  const before = { ofBuckets: [...lanes.ofBuckets], ofClasses: [...lanes.ofClasses], biases: [...learning.biases] };

  // The third feature is left out, and the factors that are drawn third after that; the others weigh more.
  const features = [0, 1, 3].map((cell) => ({
    bucket: matrix.buckets[cell] ?? 0,
    value: (matrix.values[cell] ?? 0) / 0.8,
  }));
  const weights = Array.from({ length: factorCount }, (_, factor) => ((factor + 5) % 3 === 0 ? 0 : 2));
  const of = (numbers: readonly number[], row: number, factor: number) => numbers[row * factorCount + factor] ?? 0;
  const sums = weights.map(
    (weight, factor) =>
      weight * features.reduce((sum, { bucket, value }) => sum + value * of(before.ofBuckets, bucket, factor), 0),
  );
  const powers = before.biases.map((bias, own) =>
    Math.exp(sums.reduce((score, sum, factor) => score + sum * of(before.ofClasses, own, factor), bias)),
  );
  const all = powers.reduce((sum, power) => sum + power, 0);
  const slopes = powers.map((power, own) => cost * (power / all - Number(own === label)));
  const ofFactors = weights.map(
    (weight, factor) => weight * slopes.reduce((sum, slope, own) => sum + slope * of(before.ofClasses, own, factor), 0),
  );

  const count = look(learning, matrix, 0, chances());
  moveClasses(learning, { firstClass: 0, classes, label, size, cost });
  moveBuckets(learning, count, size);

  const moved = (gradient: number) => (size * gradient) / Math.sqrt(gradient ** 2 + leastMoved);
  const square = ofFactors.reduce((sum, one) => sum + one ** 2, 0) / factorCount;
  const close = (numbers: readonly number[]) => numbers.map((number) => expect.closeTo(number, 4));
  expect([...learning.biases]).toEqual(close(before.biases.map((bias, own) => bias - moved(slopes[own] ?? 0))));
  expect([...lanes.ofClasses]).toEqual(
    close(
      before.ofClasses.map((one, place) => {
        return one - moved((slopes[Math.floor(place / factorCount)] ?? 0) * (sums[place % factorCount] ?? 0));
      }),
    ),
  );
  expect([...lanes.ofBuckets]).toEqual(
    close(
      before.ofBuckets.map((one, place) => {
        const { value = 0 } = features.find(({ bucket }) => bucket === Math.floor(place / factorCount)) ?? {};
        const gradient = value * (ofFactors[place % factorCount] ?? 0);
        return one - (size * gradient) / Math.sqrt(value ** 2 * square + leastMoved);
      }),
    ),
  );
});
