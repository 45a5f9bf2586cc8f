import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureScorer, textScorer } from '#shared/domain/classification/class-scores.ts';
import { entryOf, type ModelWeights, noFactors, weightBlock } from '#shared/domain/classification/model-weights.ts';
import { featureReader } from '#shared/domain/classification/text-features.ts';

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
  count: 5,
  levels: Int8Array.from({ length: 5 * 2 ** bits }, (_, at) => (drawn(at) % 255) - 127),
  directions: Float32Array.from({ length: 5 * 40 }, (_, at) => (drawn(at + 5) % 100) / 5000),
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

describe('scores of a text by the sums of its words', () => {
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
            count: 1,
            levels: Int8Array.from(buckets, (at) => (at === bucket ? 100 : 0)),
            directions: new Float32Array([0.5]),
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
    expect([...textScorer(one(rarities))('яма')]).toEqual(
      [0.25 + (0.5 * 100) / 3, expect.closeTo(1 / 3), expect.closeTo(-2 / 3)].map((score) =>
        typeof score === 'number' ? expect.closeTo(score, 4) : score,
      ),
    );
  });
});
