import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModel } from '#shared/domain/classification/model-file.ts';
import { textModelFile } from '#shared/region/region.ts';
import { regionClassifier } from '#shared/region/region-classifier.ts';

/** The model that is shipped. */
export const shippedModelBytes = new Uint8Array(readFileSync(join(import.meta.dirname, '../..', textModelFile)));

export const shippedModel = readModel(shippedModelBytes);

/** Classifies as `record-event` does when it is shipped. */
export const regionClassify = regionClassifier(shippedModel);
