import * as z from 'zod';
import type { ModelWeights } from './model-weights.ts';
import { type ModelHead, type TextModel, textModel } from './text-model.ts';

/*
 * A model's file: «RCCTEXT3», the length of the header (unsigned, 32 bits), the header (JSON, filled up with spaces to a
 * multiple of four), then what it announces, all little-endian: biases and greatest weights of the classes (32-bit floats);
 * of each group of classes the rarity of every bucket (a byte); of each block how many pairs of weights every bucket has (a
 * byte), and the pairs (32 bits), each filled up to a multiple of four. Features are hashes: no word of a text can be read
 * from it.
 */
const magic = 'RCCTEXT3';

const headerSchema = z.object({
  version: z.string(),
  bits: z.int().min(8).max(22),
  heads: z.array(
    z.object({
      id: z.string(),
      labels: z.array(z.string()).min(2),
      parts: z.object({ head: z.string(), of: z.array(z.int()) }).optional(),
      calibration: z.object({
        slope: z.number(),
        shifts: z.array(z.number()),
        sureness: z.tuple([z.number(), z.number()]),
        surpluses: z.array(z.number()),
      }),
      threshold: z.number(),
    }),
  ),
  groups: z.array(z.object({ firstClass: z.int(), classes: z.int() })),
  blocks: z.array(z.object({ firstClass: z.int(), size: z.int() })),
});

/** Reads a model. Throws RangeError when the bytes are none, or not whole. */
export function readModel(bytes: Uint8Array): TextModel {
  const text = new TextDecoder();
  if (text.decode(bytes.subarray(0, magic.length)) !== magic) throw new RangeError('RCC_MODEL_UNREADABLE');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = magic.length + 4 + view.getUint32(magic.length, true);
  const { version, bits, heads, groups, blocks } = headerSchema.parse(
    JSON.parse(text.decode(bytes.subarray(magic.length + 4, headerEnd))),
  );
  // A copy of its own: numbers are read where they lie, which takes an address of their own size.
  const body = new Uint8Array(bytes.subarray(headerEnd)).buffer;
  let at = 0;
  const take = (size: number) => {
    const from = at;
    at += padded(size);
    if (at > body.byteLength) throw new RangeError('RCC_MODEL_UNREADABLE');
    return from;
  };
  const classCount = heads.reduce((sum, { labels }) => sum + labels.length, 0);
  const floats = (count: number) => new Float32Array(body, take(4 * count), count);
  const [biases, greatest] = [floats(classCount), floats(classCount)];
  const bytesOfBuckets = () => new Uint8Array(body, take(2 ** bits), 2 ** bits);
  const weights: ModelWeights = {
    ...{ bits, biases, greatest },
    groups: groups.map((group) => ({ ...group, rarities: bytesOfBuckets() })),
    blocks: blocks.map(({ firstClass, size }) => {
      const starts = startsOf(bytesOfBuckets());
      return { firstClass, starts, pairs: new Uint32Array(body, take(4 * size), size) };
    }),
  };
  return textModel(version, heads, weights);
}

/** The bytes of a model without its version, which is made of them, or with it. */
export function modelBytes(version: string, heads: readonly ModelHead[], weights: ModelWeights): Uint8Array {
  const { bits, biases, greatest } = weights;
  const groups = weights.groups.map(({ firstClass, classes }) => ({ firstClass, classes }));
  const blocks = weights.blocks.map(({ firstClass, pairs }) => ({ firstClass, size: pairs.length }));
  const header = new TextEncoder().encode(JSON.stringify({ version, bits, heads, groups, blocks }));
  const parts: Uint8Array[] = [biases, greatest].map(bytesOf);
  for (const { rarities } of weights.groups) parts.push(rarities);
  for (const { starts, pairs } of weights.blocks) {
    const counts = starts.subarray(1).map((end, bucket) => end - (starts[bucket] ?? 0));
    parts.push(Uint8Array.from(counts), bytesOf(pairs));
  }
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

const space = 0x20;

function padded(size: number): number {
  return Math.ceil(size / 4) * 4;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function startsOf(counts: Uint8Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) starts[at + 1] = (starts[at] ?? 0) + (counts[at] ?? 0);
  return starts;
}
