import { bytesOfNumber } from './lanes.ts';
import type { ModelWeights } from './model-weights.ts';
import { type FeatureLists, type GroupPlaces, type PlacedList, weightMemory } from './weight-memory.ts';

/**
 * Rows of sums of weights: in levels of factors and units of weights. These are whole numbers, so that it does not matter in
 * which order they are added; those of a text that is read stay below 2^31, squares of lengths below 2^32.
 */
export interface WeightSums {
  readonly lists: FeatureLists;
  /** Makes all sums of a row 0. */
  clear(row: number): void;
  /** Adds the sums of a row to those of another. */
  addRow(to: number, from: number): void;
  /** Adds the weights of features to the sums of a row. */
  addFeatures(row: number, features: PlacedList): void;
  /** The scores of all classes by the sums of a row; the array is valid until the next scores. */
  scoresOf(row: number): Float64Array;
}

/** So many rows of sums of a model's weights, all 0. */
export function weightSums(weights: ModelWeights, count: number): WeightSums {
  const { lanes, rows, rowSize, groups, lists, units } = weightMemory(weights, count);
  const sums = new Int32Array(lanes.memory);
  const products = new Float32Array(lanes.memory);
  const biases = Float64Array.from(weights.biases);
  const scores = new Float64Array(biases.length);

  const addFeaturesOf = (group: GroupPlaces, row: number, { place, count: features }: PlacedList) => {
    const end = place + bytesOfNumber * features;
    const factorSums = row + group.factorSums;
    if (group.factorSumsSize > 0) {
      const sumsEnd = factorSums + group.factorSumsSize;
      lanes.addLevels(factorSums, sumsEnd, group.levels, group.levelsSize, place, end);
    }
    for (const { classSums, starts, pairs } of group.blocks)
      lanes.addPairs(row + classSums, units, starts, pairs, place, end);
    const square = (row + group.square) / bytesOfNumber;
    sums[square] = (sums[square] ?? 0) + lanes.squares(group.rarities, place, end);
  };
  const addScoresOf = (group: GroupPlaces, row: number) => {
    const { firstClass, classes, blocks } = group;
    const unit = 1 / (Math.sqrt((sums[(row + group.square) / bytesOfNumber] ?? 0) >>> 0) || 1);
    if (group.factorSumsSize > 0) {
      const [from, to] = [row + group.factorSums, group.products];
      const end = to + group.directionsSize;
      lanes.multiply(to, end, group.directions, group.directionsSize, from, from + group.factorSumsSize);
      const product = to / bytesOfNumber;
      for (let own = 0; own < classes; own += 1)
        scores[firstClass + own] = (scores[firstClass + own] ?? 0) + (products[product + own] ?? 0) * unit;
    }
    let first = firstClass;
    for (const { classSums, scales } of blocks) {
      const sum = (row + classSums) / bytesOfNumber;
      for (let own = 0; own < scales.length; own += 1)
        scores[first + own] = (scores[first + own] ?? 0) + (sums[sum + own] ?? 0) * (scales[own] ?? 0) * unit;
      first += scales.length;
    }
  };

  const placeOf = (row: number) => rows + row * rowSize;
  return {
    lists,
    clear(row) {
      const first = placeOf(row) / bytesOfNumber;
      sums.fill(0, first, first + rowSize / bytesOfNumber);
    },
    addRow(to, from) {
      const place = placeOf(to);
      lanes.addRow(place, place + rowSize, placeOf(from));
    },
    addFeatures(row, features) {
      if (features.count === 0) return;
      for (const group of groups) addFeaturesOf(group, placeOf(row), features);
    },
    scoresOf(row) {
      scores.set(biases);
      for (const group of groups) addScoresOf(group, placeOf(row));
      return scores;
    },
  };
}
