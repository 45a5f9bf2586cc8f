import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelBytes } from '#shared/domain/classification/model-file.ts';
import { entryOf, levelOf, noFactors, weightBlock } from '#shared/domain/classification/model-weights.ts';
import type { ModelHead } from '#shared/domain/classification/text-model.ts';
import { featureReader } from '#shared/training/feature-reader.ts';

/** A head by what speaks for each of its labels: whole words, or beginnings of five letters. */
export type KeywordHead = Pick<ModelHead, 'id' | 'threshold' | 'parts'> & {
  readonly labels: Readonly<Record<string, readonly string[]>>;
};

/**
 * The bytes of a model that knows nothing but keywords: a text with those of one label is of that label for certain, one
 * with those of two may be either, one with none may be anything.
 */
export function keywordModelBytes(keywordHeads: readonly KeywordHead[], version: string, bits = 18): Uint8Array {
  const read = featureReader(bits);
  const heads = keywordHeads.map(({ labels, ...head }) => ({
    ...head,
    labels: Object.keys(labels),
    calibration: { slope: 1, shifts: [] },
  }));
  const keywordsOfClasses = keywordHeads.flatMap(({ labels }) => Object.values(labels));
  const speaksFor = new Map<number, Set<number>>();
  keywordsOfClasses.forEach((keywords, index) => {
    for (const keyword of keywords) {
      // The first features of a text are its first word and the beginning of that.
      for (const bucket of read(keyword).buckets.slice(0, 2))
        speaksFor.set(bucket, (speaksFor.get(bucket) ?? new Set()).add(index));
    }
  });
  const entries = Array.from({ length: 2 ** bits }, (_, bucket) =>
    [...(speaksFor.get(bucket) ?? [])].map((index) => entryOf(index, levelOf(1))),
  );
  const biases = new Float32Array(keywordsOfClasses.length);
  const greatest = new Float32Array(keywordsOfClasses.length).fill(8);
  const rarities = Uint8Array.from({ length: 2 ** bits }, (_, bucket) => (speaksFor.has(bucket) ? 1 : 0));
  const blocks = [weightBlock(greatest, entries)];
  const groups = [{ firstClass: 0, classes: biases.length, rarities, factors: noFactors, blocks }];
  const weights = { bits, biases, groups };
  return modelBytes(version, heads, weights);
}

/** Themes of a platform, as the region's labels name them. */
const themes = {
  'Нарушение теплоснабжения многоквартирного дома': ['отопление', 'отопления', 'батареи'],
  'Неисправный лифт в многоквартирном доме': ['лифт', 'лифты'],
  'Ямы и выбоины на тротуарах': ['тротуар', 'тротуара'],
  'Светофоры на дорогах регионального и межмуниципального значения': ['светофор'],
  'Безнадзорные животные': ['собака', 'собаки', 'собак'],
};

/** A small model of the region's sectors and of some themes, in a file; the answer is its path. */
export function textModelFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'rcc-model-')), 'texts.model');
  writeFileSync(path, keywordModelBytes(smallHeads, 'small-1'));
  return path;
}

const smallHeads: readonly KeywordHead[] = [
  {
    id: 'sector',
    threshold: 0.7,
    labels: {
      housing: [
        ...themes['Нарушение теплоснабжения многоквартирного дома'],
        ...themes['Неисправный лифт в многоквартирном доме'],
      ],
      roads: [
        ...themes['Ямы и выбоины на тротуарах'],
        ...themes['Светофоры на дорогах регионального и межмуниципального значения'],
      ],
      other: themes['Безнадзорные животные'],
    },
    parts: { head: 'theme', of: [0, 0, 1, 1, 2], weights: [0.5, 0.5] as const },
  },
  { id: 'theme', threshold: 0.6, labels: themes },
];
