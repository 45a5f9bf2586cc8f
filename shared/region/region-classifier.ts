import type { Classifier } from '#shared/domain/classification/classifier.ts';
import {
  type LabelCategories,
  labelCategoriesSchema,
  strangeCategories,
} from '#shared/domain/classification/label-categories.ts';
import type { TextModel } from '#shared/domain/classification/text-model.ts';
import { themeMeanings } from '#shared/domain/classification/theme-meaning.ts';
import { trainedClassifier } from '#shared/domain/classification/trained-classifier.ts';
import content from './komi/label-categories.json' with { type: 'json' };
import { type Region, region } from './region.ts';
import { type DataFile, parseFile, refuse } from './region-file.ts';

/** What the labels of models mean in the region's catalogue; apart from `region`, for few functions need it. */
export const regionLabels = labelsOf({ path: 'komi/label-categories.json', content }, region);

/** What the themes of platforms mean there. */
export const themeMeaning = themeMeanings(regionLabels, region.catalogue);

/** Classifies by the model, in the words of the region's catalogue. */
export function regionClassifier(model: TextModel): Classifier {
  return trainedClassifier(model, regionLabels, region.placeOf);
}

/** Checks the file, by itself and against the region. Throws `RegionDataInvalid`. */
export function labelsOf(
  file: DataFile,
  { catalogue, labelsVersion }: Pick<Region, 'catalogue' | 'labelsVersion'>,
): LabelCategories {
  const labels = parseFile(file, labelCategoriesSchema);
  refuse(file, strangeCategories(labels, catalogue));
  refuse(file, labels.version === labelsVersion ? [] : [`version: ${labelsVersion} is wanted`]);
  return labels;
}
