import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textScorer } from '#shared/domain/classification/class-scores.ts';
import {
  entryOf,
  levelShare,
  type ModelWeights,
  noFactors,
  weightBlock,
} from '#shared/domain/classification/model-weights.ts';
import { featureReader } from '#shared/training/feature-reader.ts';
import { featureScorer } from '#shared/training/feature-scorer.ts';

const bits = 12;
const buckets = Array.from({ length: 2 ** bits }, (_, bucket) => bucket);
/** Whole numbers as if they had been drawn. */
const drawn = (at: number) => Math.imul(at + 1, 0x9e3779b1) >>> 8;
const greatest = (classes: number) =>
  Float32Array.from({ length: classes }, (_, at) => 0.5 + (drawn(at + 7) % 100) / 50);
const blockOf = (classes: number) =>
  weightBlock(
    greatest(classes),
    buckets.map((bucket) =>
      Array.from({ length: drawn(bucket) % 6 }, (_, entry) =>
        entryOf(drawn(bucket * 7 + entry) % classes, 1 + (drawn(bucket + 31 * entry) % 127)),
      ),
    ),
  );
const factors = {
  count: 4,
  levels: Int8Array.from({ length: 4 * 2 ** bits }, (_, at) => (drawn(at) % 255) - 127),
  directions: Float32Array.from({ length: 4 * 40 }, (_, at) => (drawn(at + 5) % 100) / 5000),
};

/** Weights of three groups: by factors, by two blocks, and by both. */
const weights: ModelWeights = {
  bits,
  biases: Float32Array.from({ length: 577 }, (_, at) => (drawn(at) % 100) / 100),
  groups: [
    {
      ...{ firstClass: 0, classes: 40, rarities: Uint8Array.from(buckets, (at) => 16 + (drawn(at) % 90)) },
      ...{ factors, blocks: [] },
    },
    {
      ...{ firstClass: 40, classes: 507, rarities: Uint8Array.from(buckets, (at) => drawn(at + 3) % 200) },
      ...{ factors: noFactors, blocks: [blockOf(500), blockOf(7)] },
    },
    {
      ...{ firstClass: 547, classes: 30, rarities: Uint8Array.from(buckets, (at) => 1 + (drawn(at + 9) % 200)) },
      ...{ factors, blocks: [blockOf(30)] },
    },
  ],
};
const read = featureReader(bits);
const ofFeatures = featureScorer(weights);
const expectedOf = (text: string) => [...ofFeatures(read(text))];

/** The same by plain loops, as the weights are described. */
function plainScores({ biases, groups }: ModelWeights, text: string): number[] {
  const { count, buckets: found, times } = read(text);
  const features = Array.from({ length: count }, (_, at) => ({ bucket: found[at] ?? 0, times: times[at] ?? 0 }));
  return groups.flatMap(({ firstClass, classes, rarities, factors: own, blocks }) => {
    const square = features.reduce((sum, one) => sum + one.times * (rarities[one.bucket] ?? 0) ** 2, 0);
    const length = Math.sqrt(square) || 1;
    const sums = Array.from({ length: own.count }, (_, factor) =>
      features.reduce((sum, one) => sum + one.times * (own.levels[one.bucket * own.count + factor] ?? 0), 0),
    );
    const ofBlocks = blocks.flatMap(({ greatest: greatestOf, starts, pairs }) => {
      const weightsOfClasses = [...greatestOf].map(() => 0);
      for (const one of features) {
        for (const pair of pairs.subarray(starts[one.bucket], starts[one.bucket + 1])) {
          for (const entry of [pair & 0xffff, pair >>> 16])
            weightsOfClasses[entry >>> 7] =
              (weightsOfClasses[entry >>> 7] ?? 0) +
              one.times * levelShare(entry & 127) * (greatestOf[entry >>> 7] ?? 0);
        }
      }
      return weightsOfClasses;
    });
    return Array.from({ length: classes }, (_, one) => {
      const byFactors = sums.reduce((sum, factor, at) => sum + factor * (own.directions[at * classes + one] ?? 0), 0);
      return (biases[firstClass + one] ?? 0) + (byFactors + (ofBlocks[one] ?? 0)) / length;
    });
  });
}

describe('scores of a text by the sums of its words', () => {
  it.each(['яма на дороге у дома, дорога разбита', '', 'яма яма яма', 'дезоксирибонуклеиновая кислота 12'])(
    'are what its weights say: «%s»',
    (text) => {
      const scores = textScorer(weights)(text);
      plainScores(weights, text).forEach((expected, at) => {
        expect(scores[at]).toBeCloseTo(expected, 3);
      });
    },
  );

  it('are those of its features, whatever was read before', () => {
    const scoresOf = textScorer(weights);
    const letters = fc.constantFrom(...'абвгдежзAаy01 -');
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 300 }), (text) => {
        expect([...scoresOf(text)]).toEqual(expectedOf(text));
      }),
    );
  });

  it.each([
    ['no words', ' … '],
    ['a word often repeated', 'яма '.repeat(2000)],
    ['a word of many equal pieces', 'о'.repeat(20)],
    ['a word that is too long to be kept', `${'дезоксирибонуклеиновая'.repeat(9)} кислота`],
    ['one word of a million letters', 'абв'.repeat(333_334)],
    ['a million characters', 'яма на дороге у дома '.repeat(50_000)],
  ])('are those of its features, of %s', (_, text) => {
    const scoresOf = textScorer(weights);
    expect([...scoresOf(text)]).toEqual(expectedOf(text));
    expect([...scoresOf(text)]).toEqual(expectedOf(text));
  });

  it('are the same when other words have taken the places of its own', () => {
    const scoresOf = textScorer(weights);
    const text = 'яма на дороге у дома, дорога разбита';
    const before = [...scoresOf(text)];
    for (let at = 0; at < 20_000; at += 1) scoresOf(`слово${drawn(at).toString(36)} ${drawn(at + 1).toString(36)}`);
    expect([...scoresOf(text)]).toEqual(before);
  });

  it('add what each group says, by what is rare for it', () => {
    const bucket = read('яма').buckets[0] ?? 0;
    const one = (rarities: Uint8Array): ModelWeights => ({
      bits,
      biases: new Float32Array([0.25, 0, 0]),
      groups: [
        {
          ...{ firstClass: 0, classes: 1, rarities, blocks: [] },
          factors: {
            count: 4,
            levels: Int8Array.from({ length: 4 * 2 ** bits }, (_, at) => (at === 4 * bucket ? 100 : 0)),
            directions: new Float32Array([0.5, 7, 7, 7]),
          },
        },
        {
          ...{ firstClass: 1, classes: 2, rarities, factors: noFactors },
          blocks: [
            weightBlock(
              new Float32Array([1, 2]),
              buckets.map((at) => (at === bucket ? [entryOf(0, 127), entryOf(1, 1)] : [])),
            ),
          ],
        },
      ],
    });
    const rarities = Uint8Array.from(buckets, (at) => (at === bucket ? 3 : 0));
    const expected = [0.25 + (0.5 * 100) / 3, 1 / 3, -2 / 3];
    expect([...textScorer(one(rarities))('яма')]).toEqual(expected.map((score) => expect.closeTo(score, 4)));
  });
});
