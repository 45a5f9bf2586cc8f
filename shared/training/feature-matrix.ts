import { featureReader } from './feature-reader.ts';

/** Texts as rows of features with their values; in shared memory, so that workers read one copy. */
export interface FeatureMatrix {
  /** Row r lies from `starts[r]` to `starts[r + 1]`. */
  readonly starts: Int32Array;
  readonly buckets: Int32Array;
  readonly values: Float32Array;
}

/** Reads texts into rows: how often each has its features. */
export function featureMatrix(texts: readonly string[], bits: number): FeatureMatrix {
  const read = featureReader(bits);
  const starts = sharedArray(Int32Array, texts.length + 1);
  let size = 0;
  texts.forEach((text, row) => {
    size += read(text).count;
    starts[row + 1] = size;
  });
  const [buckets, values] = [sharedArray(Int32Array, size), sharedArray(Float32Array, size)];
  texts.forEach((text, row) => {
    const { count, buckets: own, times } = read(text);
    buckets.set(own.subarray(0, count), starts[row]);
    values.set(times.subarray(0, count), starts[row]);
  });
  return { starts, buckets, values };
}

/** Rarities are told in so many parts of 1, as whole numbers below 256. */
const partsOfRarity = 16;

/**
 * Inverse document frequency of each bucket in the rows, ln((1 + rows) / (1 + rows with it)) + 1, in sixteenths; 0 for what
 * fewer than two of them have.
 */
export function rarity(matrix: FeatureMatrix, rows: Int32Array, bits: number): Uint8Array {
  const having = rowsHaving(matrix, rows, 2 ** bits);
  const rarityOf = (count: number) => Math.log((1 + rows.length) / (1 + count)) + 1;
  return Uint8Array.from(having, (count) =>
    count < 2 ? 0 : Math.min(Math.round(partsOfRarity * rarityOf(count)), 255),
  );
}

/** How many of the rows have each bucket. */
export function rowsHaving({ starts, buckets }: FeatureMatrix, rows: Int32Array, ofBuckets: number): Float64Array {
  const having = new Float64Array(ofBuckets);
  for (const row of rows) {
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const bucket = buckets[at] ?? 0;
      having[bucket] = (having[bucket] ?? 0) + 1;
    }
  }
  return having;
}

/**
 * The same rows with every feature weighed by its rarity, divided by a length: the root of the sum of times × rarity², so
 * that the squares of words' lengths add up.
 */
export function weighed({ starts, buckets, values }: FeatureMatrix, rarities: Uint8Array): FeatureMatrix {
  const own = sharedArray(Float32Array, values.length);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    let square = 0;
    for (let at = from; at < to; at += 1) {
      const rarity = rarities[buckets[at] ?? 0] ?? 0;
      own[at] = (values[at] ?? 0) * rarity;
      square += (values[at] ?? 0) * rarity * rarity;
    }
    const length = Math.sqrt(square) || 1;
    for (let at = from; at < to; at += 1) own[at] = (own[at] ?? 0) / length;
  }
  return { starts, buckets, values: own };
}

/** Rows of matrices, one after another. */
export function stacked(
  given: readonly { readonly matrix: FeatureMatrix; readonly rows: Int32Array }[],
): FeatureMatrix {
  const all = given.flatMap(({ matrix: { starts, buckets, values }, rows }) =>
    [...rows].map((row) => {
      const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
      return { buckets: buckets.subarray(from, to), values: values.subarray(from, to) };
    }),
  );
  const starts = sharedArray(Int32Array, all.length + 1);
  all.forEach(({ buckets }, row) => {
    starts[row + 1] = (starts[row] ?? 0) + buckets.length;
  });
  const size = starts[all.length] ?? 0;
  const [buckets, values] = [sharedArray(Int32Array, size), sharedArray(Float32Array, size)];
  all.forEach((row, index) => {
    buckets.set(row.buckets, starts[index]);
    values.set(row.values, starts[index]);
  });
  return { starts, buckets, values };
}

type SharedKind<T> = { readonly BYTES_PER_ELEMENT: number; new (buffer: SharedArrayBuffer): T };

/** The numbers where workers read them without a copy. */
export function sharedCopy<T extends Int32Array | Float32Array>(kind: SharedKind<T>, numbers: ArrayLike<number>): T {
  const own = sharedArray(kind, numbers.length);
  own.set(numbers);
  return own;
}

function sharedArray<T extends Int32Array | Float32Array>(kind: SharedKind<T>, length: number): T {
  return new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
}
