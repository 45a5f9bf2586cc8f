import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Classifier } from '#shared/domain/classification/classifier.ts';
import { readModel } from '#shared/domain/classification/model-file.ts';
import { regionClassifier } from '#shared/region/region-classifier.ts';

/** The classifier of the model in a file beside the code; read once a start. */
export function textClassifier(file: string): Classifier {
  // An array of its own: the memory of a Buffer may begin before its first byte.
  return regionClassifier(readModel(readFileSync(resolve(import.meta.dirname, file))));
}
