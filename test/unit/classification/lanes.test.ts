import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneSources, lanesCodeFile, lanesCodeText } from '#infra/local/lanes/assemble.ts';
import { filledUp, lanes, multipleOf } from '#shared/domain/classification/lanes.ts';
import { entryOf, unitsOfLevel, weightBlock } from '#shared/domain/classification/model-weights.ts';

const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const byte = fc.integer({ min: -128, max: 127 });
/** A row of whole numbers, and as many to be added. */
const rowOf = (numbers: fc.Arbitrary<number>, count: number) =>
  fc.array(numbers, { minLength: count, maxLength: count });

describe('lanes', () => {
  it.each(laneSources)('are assembled from their source (npm run lanes): %s', async (source) => {
    expect(readFileSync(lanesCodeFile(source), 'utf8')).toBe(await lanesCodeText(source));
  });

  it('add rows, and leave what is beyond their end', () => {
    const count = 3 * multipleOf.row;
    const { memory, addRow } = lanes(8 * (count + 1));
    const numbers = new Int32Array(memory);
    fc.assert(
      fc.property(rowOf(whole, count + 1), rowOf(whole, count + 1), (to, from) => {
        numbers.set([...to, ...from]);
        addRow(0, 4 * count, 4 * (count + 1));
        expect([...numbers.subarray(0, count + 1)]).toEqual(
          to.map((number, at) => (at < count ? (number + (from[at] ?? 0)) | 0 : number)),
        );
      }),
    );
  });

  it('add the rows of levels that a list tells, as often as it does', () => {
    const count = 2 * multipleOf.levels;
    const rows = 5;
    const { memory, addLevels } = lanes(4 * count + rows * count + 4 * 8);
    const sums = new Int32Array(memory, 0, count);
    const levels = new Int8Array(memory, 4 * count, rows * count);
    const list = new Int32Array(memory, 4 * count + rows * count, 8);
    const numbersOfRows = fc.array(fc.nat(rows - 1), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rowOf(whole, count), rowOf(byte, rows * count), numbersOfRows, (to, given, listed) => {
        sums.set(to);
        levels.set(given);
        list.set(listed);
        addLevels(0, 4 * count, levels.byteOffset, count, list.byteOffset, list.byteOffset + 4 * listed.length);
        expect([...sums]).toEqual(
          to.map((sum, at) => listed.reduce((all, row) => (all + (given[row * count + at] ?? 0)) | 0, sum)),
        );
      }),
    );
  });

  it('add the pairs of weights that the features in a list have', () => {
    const entries = [[entryOf(0, 127), entryOf(3, 1), entryOf(509, 70)], [], [entryOf(3, 100)]];
    const { starts, pairs } = weightBlock(new Float32Array(510), entries);
    const places = {
      units: 4 * 510,
      starts: 4 * (510 + 128),
      pairs: 4 * (510 + 128 + 4),
      list: 4 * (510 + 128 + 4 + 3),
    };
    const { memory, addPairs } = lanes(places.list + 4 * 8);
    const sums = new Int32Array(memory, 0, 510);
    new Int32Array(memory, places.units).set(unitsOfLevel);
    new Int32Array(memory, places.starts).set(starts);
    new Uint32Array(memory, places.pairs).set(pairs);
    const list = new Int32Array(memory, places.list, 8);
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 1, maxLength: 8 }), (listed) => {
        list.set(listed);
        sums.fill(5);
        addPairs(0, places.units, places.starts, places.pairs, places.list, places.list + 4 * listed.length);
        const expected = new Array(510).fill(5);
        for (const entry of listed.flatMap((bucket) => entries[bucket] ?? []))
          expected[entry >>> 7] += unitsOfLevel[entry & 127] ?? 0;
        expect([...sums]).toEqual(expected);
      }),
    );
  });

  it('sum the squares of the bytes that a list tells', () => {
    const { memory, squares } = lanes(256 + 4 * 8);
    const bytes = new Uint8Array(memory, 0, 256);
    const list = new Int32Array(memory, 256, 8);
    bytes.forEach((_, at) => {
      bytes[at] = 255 - at;
    });
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 1, maxLength: 8 }), (listed) => {
        list.set(listed);
        const expected = listed.reduce((sum, at) => sum + (255 - at) ** 2, 0);
        expect(squares(0, 256, 256 + 4 * listed.length)).toBe(expected);
      }),
    );
  });

  it('multiply a row and a matrix', () => {
    const [rows, columns] = [6, 2 * multipleOf.products];
    const { memory, multiply } = lanes(4 * (columns + rows + rows * columns));
    const product = new Float32Array(memory, 0, columns);
    const factors = new Int32Array(memory, 4 * columns, rows);
    const matrix = new Float32Array(memory, 4 * (columns + rows), rows * columns);
    const small = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(rowOf(small, rows), rowOf(small, rows * columns), (row, given) => {
        product.fill(7);
        factors.set(row);
        matrix.set(given);
        multiply(0, 4 * columns, matrix.byteOffset, 4 * columns, factors.byteOffset, factors.byteOffset + 4 * rows);
        const expected = [...product.keys()].map((column) =>
          row.reduce((sum, factor, at) => sum + factor * (given[at * columns + column] ?? 0), 0),
        );
        expect([...product]).toEqual(expected.map((sum) => Math.fround(sum) + 0));
      }),
    );
  });
});

it('rows are filled up to the next multiple', () => {
  expect([0, 1, 4, 5].map((count) => filledUp(count, 4))).toEqual([0, 4, 4, 8]);
});
