import type { Candidate } from '../appeals/fact-data.ts';
import type { PlaceOf } from './catalogue.ts';
import type { Classifier } from './classifier.ts';
import { categoryNamed, firstKnown, type LabelCategories } from './label-categories.ts';
import { classifierVersion } from './model-stamp.ts';
import { isDecided, type TextModel } from './text-model.ts';

/** A category may be named, or the likeliest be told: so many. */
const shownCandidates = 3;
const sectorHeadId = 'sector';

/**
 * The classifier of a trained model. The sector is what the model's head `sector` says; of a model without one, the sector
 * of the categories that are likeliest together. A category is as likely as all labels that mean it together. The sector is
 * named when its probability reaches the threshold, the category when it is of that sector and its own does too; without
 * the category, the three likeliest come instead. Throws RangeError for a model none of whose heads the labels speak of.
 */
export function trainedClassifier(model: TextModel, labels: LabelCategories, placeOf: PlaceOf): Classifier {
  const modelVersion = classifierVersion(model, labels.version);
  const sectorHead = model.heads.find(({ id }) => id === sectorHeadId);
  const { head, categories } = categoryHead(model, labels);
  const partsOfSectors = sectorHead?.parts?.head === head.id ? sectorHead.parts.of : [];
  /** Of a label that nobody has given a meaning: it is «прочие» there. */
  const sectorOf = (label: string, index: number) =>
    sectorHead?.labels[partsOfSectors[index] ?? -1] ?? categoryNamed(label).sector;
  const meanings = head.labels.map((label, index) => {
    const other = `${sectorOf(label, index)}/other`;
    return firstKnown([categories[label], label, other], placeOf) ?? 'other/other';
  });
  const names = [...new Set(meanings)];
  const categoryThreshold = labels.threshold ?? head.threshold;
  const sectorThreshold = sectorHead?.threshold ?? categoryThreshold;

  return (text) => {
    const answers = model.classify(text);
    const shares = summed(meanings, answers[head.id]?.probabilities);
    const ranked = names
      .map((name): Candidate => ({ ...categoryNamed(name), probability: shares.get(name) ?? 0 }))
      .sort((a, b) => b.probability - a.probability);
    const sector = answers[sectorHeadId] ?? likeliestSector(ranked);
    const category = ranked.find((candidate) => candidate.sector === sector.label);

    const isSector = isDecided(sector.probability, sectorThreshold);
    const isCategory = isSector && category !== undefined && isDecided(category.probability, categoryThreshold);
    return {
      by: 'classifier',
      modelVersion,
      ...(isSector ? { sector: sector.label, sectorConfidence: rounded(sector.probability) } : {}),
      ...(isCategory
        ? { category: category.category, confidence: rounded(category.probability) }
        : { candidates: ranked.slice(0, shownCandidates).map(withRounded) }),
    };
  };
}

function categoryHead(model: TextModel, labels: LabelCategories) {
  for (const { id, categories } of labels.heads) {
    const head = model.heads.find((one) => one.id === id);
    if (head) return { head, categories };
  }
  throw new RangeError('RCC_MODEL_WITHOUT_CATEGORIES');
}

function summed(meanings: readonly string[], probabilities: Float64Array | undefined): Map<string, number> {
  const shares = new Map<string, number>();
  meanings.forEach((name, index) => {
    shares.set(name, (shares.get(name) ?? 0) + (probabilities?.[index] ?? 0));
  });
  return shares;
}

function likeliestSector(candidates: readonly Candidate[]): { label: string; probability: number } {
  const shares = new Map<string, number>();
  for (const { sector, probability } of candidates) shares.set(sector, (shares.get(sector) ?? 0) + probability);
  const [[label, probability] = ['', 0]] = [...shares].sort(([, a], [, b]) => b - a);
  return { label, probability };
}

function withRounded({ probability, ...category }: Candidate): Candidate {
  return { ...category, probability: rounded(probability) };
}

/** What is kept of a probability: thousandths. */
function rounded(probability: number): number {
  return Math.round(1000 * probability) / 1000;
}
