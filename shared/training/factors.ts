import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { factorLanes } from './factor-lanes.ts';
import { type Factors, factorCount, type Learning, look, moveBuckets, moveClasses } from './factor-steps.ts';
import type { FeatureMatrix } from './feature-matrix.ts';

export interface FactorTask {
  readonly matrix: FeatureMatrix;
  /** Rows to learn from. */
  readonly rows: Int32Array;
  readonly bits: number;
  readonly heads: readonly FactorHead[];
  /** What a mistake on each row of the matrix counts. */
  readonly costs: Float32Array;
  /** Whether there are many rows. */
  readonly isOfMany: boolean;
  readonly seed: number;
  /** What is known of the buckets from other heads: learning goes on from there. */
  readonly known?: Pick<Factors, 'ofBuckets' | 'movedBuckets'> | undefined;
}

interface FactorHead {
  readonly classes: number;
  /** The class of every row of the matrix, by number; −1 where a row has none. */
  readonly labels: Int32Array;
}

/** How often every text is looked at. */
const rounds = { ofMany: 6, ofFew: 10 };
const firstStepOfClasses = 0.1;
const firstStepOfBuckets = 0.2;

/**
 * Learns all heads at once by way of few factors, so that labels with few texts lean on what the others have taught: a
 * softmax of each head over a product of two matrices, by stochastic gradients with steps that shrink where much has been
 * moved (Adagrad: Duchi et al., 2011) and with dropout (Srivastava et al., 2014). It is linear in the text's features. The
 * same task gives the same factors.
 */
export function learnFactors({ matrix, rows, bits, heads, costs, isOfMany, seed, known }: FactorTask): Factors {
  const random = xoroshiro128plus(seed);
  const drawn = () => (random.next() >>> 0) / 2 ** 32;
  const learnt = beginning(2 ** bits, mostFeatures(matrix, rows), heads, drawn, known);
  const { lanes, biases } = learnt;
  const order = Int32Array.from(rows);
  const steps = (isOfMany ? rounds.ofMany : rounds.ofFew) * order.length;
  for (let step = 0; step < steps; step += 1) {
    const at = step % order.length;
    if (at === 0) shuffle(order, drawn);
    const row = order[at] ?? 0;
    const left = 1 - step / steps;
    const size = firstStepOfClasses * left;
    const features = look(learnt, matrix, row, drawn);
    let firstClass = 0;
    for (const { classes, labels } of heads) {
      const label = labels[row] ?? -1;
      if (label >= 0) moveClasses(learnt, { firstClass, classes, label, size, cost: costs[row] ?? 1 });
      firstClass += classes;
    }
    moveBuckets(learnt, features, firstStepOfBuckets * left);
  }
  return {
    ...{ ofBuckets: lanes.ofBuckets.slice(), ofClasses: lanes.ofClasses.slice() },
    ...{ biases, movedBuckets: lanes.movedBuckets.slice() },
  };
}

function mostFeatures({ starts }: FeatureMatrix, rows: Int32Array): number {
  return rows.reduce((longest, row) => Math.max(longest, (starts[row + 1] ?? 0) - (starts[row] ?? 0)), 0);
}

function beginning(
  buckets: number,
  features: number,
  heads: readonly FactorHead[],
  drawn: () => number,
  known: FactorTask['known'],
): Learning {
  const classes = heads.reduce((sum, head) => sum + head.classes, 0);
  const lanes = factorLanes({ buckets, factors: factorCount, classes, features });
  const draw = (numbers: Float32Array) => {
    for (let at = 0; at < numbers.length; at += 1) numbers[at] = (2 * drawn() - 1) / Math.sqrt(factorCount);
  };
  if (known) {
    lanes.ofBuckets.set(known.ofBuckets);
    lanes.movedBuckets.set(known.movedBuckets);
  } else draw(lanes.ofBuckets);
  draw(lanes.ofClasses);
  return {
    ...{ lanes, biases: new Float32Array(classes), movedBiases: new Float32Array(classes) },
    weightsOfFactors: new Float32Array(factorCount),
  };
}

function shuffle(order: Int32Array, drawn: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(drawn() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
