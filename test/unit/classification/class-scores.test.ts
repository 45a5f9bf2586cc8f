import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureScorer, textScorer } from '#shared/domain/classification/class-scores.ts';
import { entryOf, type ModelWeights, weightBlock } from '#shared/domain/classification/model-weights.ts';
import { featureReader } from '#shared/domain/classification/text-features.ts';

const bits = 12;
const sizes = [500, 7];

/** Weights of two blocks and two groups, as if they had been drawn. */
const drawn = (at: number) => Math.imul(at + 1, 0x9e3779b1) >>> 8;
const weights: ModelWeights = {
  bits,
  biases: Float32Array.from({ length: 507 }, (_, at) => (drawn(at) % 100) / 100),
  greatest: Float32Array.from({ length: 507 }, (_, at) => 0.5 + (drawn(at + 7) % 100) / 50),
  groups: [
    { firstClass: 0, classes: 300, rarities: Uint8Array.from({ length: 2 ** bits }, (_, at) => 16 + (drawn(at) % 90)) },
    { firstClass: 300, classes: 207, rarities: Uint8Array.from({ length: 2 ** bits }, (_, at) => drawn(at + 3) % 200) },
  ],
  blocks: sizes.map((classes, block) =>
    weightBlock(
      block * 500,
      Array.from({ length: 2 ** bits }, (_, bucket) =>
        Array.from({ length: drawn(bucket) % 6 }, (_, entry) =>
          entryOf(drawn(bucket * 7 + entry) % classes, 1 + (drawn(bucket + 31 * entry) % 127)),
        ),
      ),
    ),
  ),
};
const read = featureReader(bits);
const ofFeatures = featureScorer(weights);
const expectedOf = (text: string) => [...ofFeatures(read(text))];

/** Scores by the sums of words are those by features, but for the last digits. */
function expectSame(scores: Float32Array, text: string): void {
  const expected = expectedOf(text);
  const greatest = Math.max(1, ...expected.map(Math.abs));
  expect(Math.max(...expected.map((score, at) => Math.abs(score - (scores[at] ?? 0))))).toBeLessThan(1e-4 * greatest);
}

const letters = fc.constantFrom(...'абвгдежзAаy01 -');

describe('scores of a text by the sums of its words', () => {
  it('are those of its features, whatever was read before', () => {
    const scoresOf = textScorer(weights);
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 300 }), (text) => {
        expectSame(scoresOf(text), text);
      }),
    );
  });

  it.each([
    ['no words', ' … '],
    ['a word often repeated', 'яма '.repeat(2000)],
    ['a word of many equal pieces', 'о'.repeat(20)],
    ['a word that is too long to be kept', `${'дезоксирибонуклеиновая'.repeat(9)} кислота`],
    ['one word of five thousand letters', 'абв'.repeat(1700)],
    ['a text so long that its words are not added one by one', 'яма на дороге у дома '.repeat(1000)],
  ])('are those of its features, of %s', (_, text) => {
    const scoresOf = textScorer(weights);
    expectSame(scoresOf(text), text);
    expectSame(scoresOf(text), text);
  });

  it('are the same when other words have taken the places of its own', () => {
    const scoresOf = textScorer(weights);
    const text = 'яма на дороге у дома, дорога разбита';
    const before = [...scoresOf(text)];
    for (let at = 0; at < 20_000; at += 1)
      scoresOf(`слово${String.fromCharCode(0x430 + (at % 32))}${drawn(at).toString(36)}`);
    expect([...scoresOf(text)]).toEqual(before);
  });
});
