import { describe, expect, it } from 'vitest';
import { factorLanes } from '#shared/training/factor-lanes.ts';

const sizes = { buckets: 7, factors: 64, classes: 3, features: 5 };
const { factors } = sizes;
/** Numbers between −1 and 1, as if they had been drawn. */
const drawn = (at: number) => ((Math.imul(at + 1, 0x9e3779b1) >>> 8) % 2001) / 1000 - 1;
const buckets = [6, 0, 3, 2];
const values = [0.5, 1.25, 0.25, 2];
const least = 1e-7;

function lanesWithNumbers() {
  const lanes = factorLanes(sizes);
  const { ofBuckets, ofClasses, sums, slopes, movedBuckets, movedClasses } = lanes;
  for (const [seed, numbers] of [ofBuckets, ofClasses, sums, slopes].entries())
    numbers.set(numbers.map((_, at) => drawn(1000 * seed + at)));
  for (const numbers of [movedBuckets, movedClasses]) numbers.set(numbers.map((_, at) => drawn(at) ** 2));
  lanes.buckets.set(buckets);
  lanes.values.set(values);
  const before = {
    ...{ ofBuckets: [...ofBuckets], ofClasses: [...ofClasses], sums: [...sums], slopes: [...slopes] },
    ...{ movedBuckets: [...movedBuckets], movedClasses: [...movedClasses] },
  };
  return { lanes, before };
}

function expectClose(numbers: Float32Array, expected: readonly number[]): void {
  expect([...numbers]).toEqual(expected.map((number) => expect.closeTo(number, 4)));
}

describe('the lanes of factors', () => {
  it.each([4, 2, 0])('sum up %d features', (count) => {
    const { lanes, before } = lanesWithNumbers();
    lanes.sumUp(count);
    const sumOf = (factor: number) =>
      buckets
        .slice(0, count)
        .reduce((sum, bucket, at) => sum + (values[at] ?? 0) * (before.ofBuckets[bucket * factors + factor] ?? 0), 0);
    expectClose(
      lanes.sums,
      before.sums.map((_, factor) => sumOf(factor)),
    );
  });

  it('score the classes of a head, and no others', () => {
    const { lanes, before } = lanesWithNumbers();
    lanes.score(1, 1);
    const scoreOf = (own: number) =>
      before.sums.reduce((sum, one, factor) => sum + one * (before.ofClasses[own * factors + factor] ?? 0), 0);
    expectClose(lanes.scores, [0, scoreOf(1), 0]);
    expectClose(lanes.ofBuckets, before.ofBuckets);
  });

  it('move a class by its gradient, after the slopes have taken what it was', () => {
    const { lanes, before } = lanesWithNumbers();
    const [own, slope, step] = [1, -0.3, 0.1];
    lanes.moveClass(own, { slope, step, least });
    const isOwn = (place: number) => Math.floor(place / factors) === own;
    const gradientAt = (place: number) => (isOwn(place) ? slope * (before.sums[place % factors] ?? 0) : 0);
    const moved = before.movedClasses.map((one, place) => one + gradientAt(place) ** 2);
    expectClose(lanes.movedClasses, moved);
    expectClose(
      lanes.ofClasses,
      before.ofClasses.map((one, place) => one - (step * gradientAt(place)) / Math.sqrt((moved[place] ?? 0) + least)),
    );
    expectClose(
      lanes.slopes,
      before.slopes.map((one, factor) => one + slope * (before.ofClasses[own * factors + factor] ?? 0)),
    );
  });

  it('move the buckets of features, each by what it has been moved', () => {
    const { lanes, before } = lanesWithNumbers();
    const [square, step] = [0.4, 0.2];
    lanes.moveBuckets(buckets.length, { square, step, least });
    const ownValue = (bucket: number) => values[buckets.indexOf(bucket)] ?? 0;
    const moved = before.movedBuckets.map((one, bucket) => one + ownValue(bucket) ** 2 * square);
    expectClose(lanes.movedBuckets, moved);
    expectClose(
      lanes.ofBuckets,
      before.ofBuckets.map((one, place) => {
        const bucket = Math.floor(place / factors);
        const move = (step * ownValue(bucket)) / Math.sqrt((moved[bucket] ?? 0) + least);
        return one - move * (before.slopes[place % factors] ?? 0);
      }),
    );
  });

  it('move nothing of a text without features', () => {
    const { lanes, before } = lanesWithNumbers();
    lanes.moveBuckets(0, { square: 1, step: 1, least });
    expectClose(lanes.ofBuckets, before.ofBuckets);
    expectClose(lanes.movedBuckets, before.movedBuckets);
  });
});
