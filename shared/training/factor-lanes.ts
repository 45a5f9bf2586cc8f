import { laneCode } from '#shared/domain/classification/lane-code.ts';
import { bytesOfNumber } from '#shared/domain/classification/lanes.ts';
import { bytesOfLine, placing } from '#shared/domain/classification/placing.ts';
import { factorLanesCode } from './factor-lanes-code.ts';

/** Numbers of learning by factors, where a processor reckons them side by side: the code is `factor-lanes.wat`. */
export interface FactorLanes {
  /** What each bucket adds to each factor, bucket after bucket, and how much each bucket has been moved. */
  readonly ofBuckets: Float32Array;
  readonly movedBuckets: Float32Array;
  /** What each class makes of each factor, class after class, and how much that has been moved. */
  readonly ofClasses: Float32Array;
  readonly movedClasses: Float32Array;
  /** The features that are looked at: their buckets, each once, and their values. */
  readonly buckets: Int32Array;
  readonly values: Float32Array;
  /** By factor: what a text has of it, and how its loss grows with it. */
  readonly sums: Float32Array;
  readonly slopes: Float32Array;
  /** By class. */
  readonly scores: Float32Array;
  /** Writes the sums over so many features: value × what the bucket adds to each factor. */
  sumUp(features: number): void;
  /** Writes the scores of so many classes, one at least: the product of the sums and what each makes of these. */
  score(firstClass: number, classes: number): void;
  /** Adds to the slopes what a class makes of each factor × its slope, and moves the class against its own gradient. */
  moveClass(own: number, by: { readonly slope: number; readonly step: number; readonly least: number }): void;
  /** Moves the buckets of so many features against the slopes; the square is the mean of these, squared. */
  moveBuckets(features: number, by: { readonly square: number; readonly step: number; readonly least: number }): void;
}

/** Sizes of what is learnt. */
interface Sizes {
  readonly buckets: number;
  /** A multiple of thirty-two. */
  readonly factors: number;
  readonly classes: number;
  /** The most of a text. */
  readonly features: number;
}

/** All numbers 0. Of a gradient g, g² is added to what a number has been moved; it goes by step × g / √(moved + least). */
export function factorLanes({ buckets, factors, classes, features: most }: Sizes): FactorLanes {
  const { take, taken } = placing(bytesOfLine);
  const numbers = (count: number) => take(bytesOfNumber * count);
  const [matrix, moved] = [numbers(buckets * factors), numbers(buckets)];
  const [own, ownMoved] = [numbers(classes * factors), numbers(classes * factors)];
  const [sums, slopes, scores] = [numbers(factors), numbers(factors), numbers(classes)];
  const [list, values] = [numbers(most), numbers(most)];
  const { memory, sumRows, multiplyRows, moveRow, moveRows } = start(taken());
  const size = bytesOfNumber * factors;
  const endOf = (features: number) => list + bytesOfNumber * features;
  return {
    ofBuckets: new Float32Array(memory, matrix, buckets * factors),
    movedBuckets: new Float32Array(memory, moved, buckets),
    ofClasses: new Float32Array(memory, own, classes * factors),
    movedClasses: new Float32Array(memory, ownMoved, classes * factors),
    buckets: new Int32Array(memory, list, most),
    values: new Float32Array(memory, values, most),
    sums: new Float32Array(memory, sums, factors),
    slopes: new Float32Array(memory, slopes, factors),
    scores: new Float32Array(memory, scores, classes),
    sumUp(features) {
      sumRows(sums, sums + size, matrix, size, list, endOf(features), values);
    },
    score(firstClass, count) {
      const [from, first] = [scores + bytesOfNumber * firstClass, own + size * firstClass];
      multiplyRows(from, from + bytesOfNumber * count, first, size, sums);
    },
    moveClass(one, { slope, step, least }) {
      const row = own + size * one;
      moveRow(row, row + size, ownMoved + size * one, sums, slopes, slope, step, least);
    },
    moveBuckets(features, { square, step, least }) {
      moveRows(matrix, size, list, endOf(features), values, moved, slopes, square, step, least);
    },
  };
}

const start = laneCode<{
  /** To, end, matrix, the size of its rows, list, its end, values. */
  readonly sumRows: (...places: number[]) => void;
  /** To, end, matrix, the size of its rows, the row. */
  readonly multiplyRows: (...places: number[]) => void;
  /** Row, end, moved, sums, slopes, slope, step, least. */
  readonly moveRow: (...places: number[]) => void;
  /** Matrix, the size of its rows, list, its end, values, moved, slopes, square, step, least. */
  readonly moveRows: (...places: number[]) => void;
}>(factorLanesCode);
