import { modelBytes, readModel } from '#shared/domain/classification/model-file.ts';
import { entryOf, levelOf, noFactors, weightBlock } from '#shared/domain/classification/model-weights.ts';
import type { TextModel } from '#shared/domain/classification/text-model.ts';
import { featureReader } from '#shared/training/feature-reader.ts';

const bits = 16;

interface Traits {
  readonly version?: string;
  readonly threshold?: number;
}

/** Bytes of a model that tells labels by words: {head: {label: 'its words'}}. */
export function aTextModelFile(
  heads: Readonly<Record<string, Readonly<Record<string, string>>>>,
  { version = 'made-up-1', threshold = 0.5 }: Traits = {},
): Uint8Array {
  const labels = Object.values(heads).flatMap((words) => Object.entries(words));
  const features = featureReader(bits);
  const classes = labels.map(([, words]) => {
    const { count, buckets } = features(words);
    return new Set(buckets.slice(0, count));
  });
  const entries = Array.from({ length: 2 ** bits }, (_, bucket) =>
    classes.flatMap((own, number) => (own.has(bucket) ? [entryOf(number, levelOf(1))] : [])),
  );
  return modelBytes(
    version,
    Object.entries(heads).map(([id, words]) => ({
      id,
      labels: Object.keys(words),
      calibration: { slope: 2, shifts: [] },
      threshold,
    })),
    {
      bits,
      biases: new Float32Array(labels.length),
      groups: [
        {
          ...{ firstClass: 0, classes: labels.length, rarities: new Uint8Array(2 ** bits).fill(1), factors: noFactors },
          blocks: [weightBlock(new Float32Array(labels.length).fill(1), entries)],
        },
      ],
    },
  );
}

export function aTextModel(...given: Parameters<typeof aTextModelFile>): TextModel {
  return readModel(aTextModelFile(...given));
}
