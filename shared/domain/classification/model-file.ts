import { bytesOfNumber, filledUp } from './lanes.ts';
import { type ModelHeader, readHeader } from './model-header.ts';
import type { ClassGroup, ModelWeights } from './model-weights.ts';
import { type ModelHead, type TextModel, textModel } from './text-model.ts';

/*
 * A model's file: «RCCTEXT6», the length of the header (unsigned, 32 bits), the header (JSON, filled up with spaces to a
 * multiple of four), then what it announces, all little-endian: the biases of the classes (32-bit floats); of each group of
 * classes the rarity of every bucket (a byte), the levels of every bucket's factors (signed bytes), the directions of its
 * classes (floats), and of each block the greatest weights of its classes (floats), how many pairs of weights every bucket has
 * (a byte), and the pairs (32 bits); each filled up to a multiple of four. Features are hashes: no word of a text can be read
 * from it.
 */
const magic = 'RCCTEXT6';

/**
 * Reads a model. Throws RangeError when the bytes are none, not whole, or do not fit together. Of the pairs only how many
 * there are is checked: to look at each would take a good part of the time that reading takes.
 */
export function readModel(bytes: Uint8Array): TextModel {
  const { header, headerEnd } = headerOf(bytes);
  const { version, bits, heads, groups } = header;
  // Numbers are read where they lie, which takes an address that is a multiple of their size.
  const body =
    (bytes.byteOffset + headerEnd) % bytesOfNumber === 0
      ? bytes.subarray(headerEnd)
      : new Uint8Array(bytes.subarray(headerEnd));
  let at = 0;
  const take = (size: number) => {
    const from = body.byteOffset + at;
    at += padded(size);
    if (at > body.length) throw unreadable();
    return from;
  };
  const floats = (count: number) => {
    const numbers = new Float32Array(body.buffer, take(bytesOfNumber * count), count);
    if (!numbers.every(Number.isFinite)) throw unreadable();
    return numbers;
  };
  const bytesOfBuckets = () => new Uint8Array(body.buffer, take(2 ** bits), 2 ** bits);
  const biases = floats(heads.reduce((sum, { labels }) => sum + labels.length, 0));
  const weights: ModelWeights = {
    ...{ bits, biases },
    groups: groups.map(
      ({ firstClass, classes, factors: count, blocks }): ClassGroup => ({
        ...{ firstClass, classes, rarities: bytesOfBuckets() },
        factors: {
          count,
          levels: new Int8Array(body.buffer, take(2 ** bits * count), 2 ** bits * count),
          directions: floats(classes * count),
        },
        blocks: blocks.map(({ classes: own, pairs }) => {
          const [greatest, starts] = [floats(own), startsOf(bytesOfBuckets())];
          if (starts.at(-1) !== pairs) throw unreadable();
          return { greatest, starts, pairs: new Uint32Array(body.buffer, take(bytesOfNumber * pairs), pairs) };
        }),
      }),
    ),
  };
  if (at !== body.length) throw unreadable();
  return textModel(version, heads, weights);
}

/** The header, and where it ends. */
function headerOf(bytes: Uint8Array): { readonly header: ModelHeader; readonly headerEnd: number } {
  const begin = magic.length + bytesOfNumber;
  const text = new TextDecoder();
  if (bytes.length < begin || text.decode(bytes.subarray(0, magic.length)) !== magic) throw unreadable();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = begin + view.getUint32(magic.length, true);
  try {
    return { header: readHeader(text.decode(bytes.subarray(begin, headerEnd))), headerEnd };
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause?: unknown): RangeError {
  return new RangeError('RCC_MODEL_UNREADABLE', { cause });
}

/** The bytes of a model without its version, which is made of them, or with it. */
export function modelBytes(version: string, heads: readonly ModelHead[], weights: ModelWeights): Uint8Array {
  const { bits, biases } = weights;
  const groups = weights.groups.map(({ firstClass, classes, factors, blocks }) => ({
    ...{ firstClass, classes, factors: factors.count },
    blocks: blocks.map(({ greatest, pairs }) => ({ classes: greatest.length, pairs: pairs.length })),
  }));
  const header = new TextEncoder().encode(JSON.stringify({ version, bits, heads, groups }));
  const parts = [bytesOf(biases), ...weights.groups.flatMap(partsOf)];
  const headerSize = padded(header.length);
  const bytes = new Uint8Array(
    magic.length + 4 + headerSize + parts.reduce((sum, part) => sum + padded(part.length), 0),
  );
  bytes.set(new TextEncoder().encode(magic));
  new DataView(bytes.buffer).setUint32(magic.length, headerSize, true);
  bytes.fill(space, magic.length + 4, magic.length + 4 + headerSize).set(header, magic.length + 4);
  let at = magic.length + 4 + headerSize;
  for (const part of parts) {
    bytes.set(part, at);
    at += padded(part.length);
  }
  return bytes;
}

function partsOf({ rarities, factors, blocks }: ClassGroup): Uint8Array[] {
  const ofBlocks = blocks.flatMap(({ greatest, starts, pairs }) => {
    const counts = starts.subarray(1).map((end, bucket) => end - (starts[bucket] ?? 0));
    return [bytesOf(greatest), Uint8Array.from(counts), bytesOf(pairs)];
  });
  return [rarities, bytesOf(factors.levels), bytesOf(factors.directions), ...ofBlocks];
}

const space = 0x20;

/** Parts are filled up, so that the next one begins where numbers can be read. */
function padded(size: number): number {
  return filledUp(size, bytesOfNumber);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array | Int8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function startsOf(counts: Uint8Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) starts[at + 1] = (starts[at] ?? 0) + (counts[at] ?? 0);
  return starts;
}
