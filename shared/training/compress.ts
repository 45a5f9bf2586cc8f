import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { filledUp } from '#shared/domain/classification/lanes.ts';
import { type ClassGroup, type FactorWeights, factorsOfNumber } from '#shared/domain/classification/model-weights.ts';
import { type ClassWeights, type LearntClasses, momentsOf, withRarity } from './class-weights.ts';

/** The most levels a byte has on each side of 0. */
const levelsAside = 127;

/**
 * Classes by few factors, which keep as much as so many can of how their scores vary over the texts: principal components of
 * the scores, every bucket weighed by its mean square. What each bucket adds is told in levels of the factor's greatest.
 */
export function compressed(
  learnt: LearntClasses,
  wanted: number,
): Pick<ClassGroup, 'factors'> & { biases: Float32Array } {
  const classes = learnt.classes.map((one) => withRarity(one, learnt.rarities));
  const { square } = momentsOf(learnt);
  const components = principalComponents(classes, square, Math.min(wanted, classes.length));
  // Those that are filled up with say nothing.
  const count = filledUp(components.length, factorsOfNumber);
  const levels = new Int8Array(square.length * count);
  const directions = new Float32Array(classes.length * count);
  components.forEach((component, factor) => {
    const ofBuckets = new Float64Array(square.length);
    classes.forEach(({ weights }, own) => {
      const share = component[own] ?? 0;
      weights.forEach((weight, bucket) => {
        ofBuckets[bucket] = (ofBuckets[bucket] ?? 0) + share * weight;
      });
    });
    const level = ofBuckets.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / levelsAside || 1;
    ofBuckets.forEach((value, bucket) => {
      levels[bucket * count + factor] = Math.round(value / level);
    });
    component.forEach((share, own) => {
      directions[factor * classes.length + own] = share * level;
    });
  });
  const factors: FactorWeights = { count, levels, directions };
  return { factors, biases: Float32Array.from(classes, ({ bias }) => bias) };
}

/** Directions over the classes in which their scores vary most, the greatest first. */
function principalComponents(classes: readonly ClassWeights[], square: Float64Array, count: number): number[][] {
  const spread = classes.map(({ weights }) => weights.map((weight, bucket) => weight * Math.sqrt(square[bucket] ?? 0)));
  const covariance = Matrix.zeros(classes.length, classes.length);
  spread.forEach((one, row) => {
    spread.forEach((other, column) => {
      if (column < row) return;
      let sum = 0;
      for (let bucket = 0; bucket < one.length; bucket += 1) sum += (one[bucket] ?? 0) * (other[bucket] ?? 0);
      covariance.set(row, column, sum);
      covariance.set(column, row, sum);
    });
  });
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  return realEigenvalues
    .map((value, column) => ({ value, column }))
    .sort((a, b) => b.value - a.value)
    .slice(0, count)
    .map(({ column }) => eigenvectorMatrix.getColumn(column));
}
