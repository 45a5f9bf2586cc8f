import { conclusionIds } from '#shared/domain/appeals/conclusion.ts';
import type { Fact, FactOf, UnknownFact } from '#shared/domain/appeals/fact.ts';
import { maxPossiblePlaces } from '#shared/domain/appeals/fact-data.ts';
import type { Classifier } from '#shared/domain/classification/classifier.ts';
import type { ThemeMeaning } from '#shared/domain/classification/theme-meaning.ts';
import type { Recogniser } from '#shared/domain/municipalities/recogniser.ts';

export interface ConclusionPorts {
  readonly classify: Classifier;
  readonly meaningOf: ThemeMeaning;
  readonly recogniser: Recogniser;
}

type Submission = FactOf<'appeal.submitted'>;

/**
 * What the centre itself concludes from a submission, as facts of the same instant: what it is about or may be, what the
 * theme of its platform means, and where it is or may be. From the submission alone, so that neither order nor company of its
 * delivery matters; whatever a source or a person says outweighs it in the fold.
 */
export function conclusionsFrom(fact: Fact | UnknownFact, ports: ConclusionPorts): Fact[] {
  if (!isSubmission(fact)) return [];
  const label = ports.classify(fact.data.text);
  const meaning = meaningIn(fact, ports.meaningOf);
  const place = placeOf(fact, ports.recogniser);
  return [
    { ...conclusionIds(fact, 'classifier'), type: 'appeal.classified', data: label },
    ...(meaning ? [{ ...conclusionIds(fact, 'theme'), type: 'appeal.classified' as const, data: meaning }] : []),
    ...(place ? [{ ...conclusionIds(fact, 'recogniser'), type: 'appeal.located' as const, data: place }] : []),
  ];
}

function isSubmission(fact: Fact | UnknownFact): fact is Submission {
  return fact.type === 'appeal.submitted';
}

/** What the theme means that its platform gave; undefined without one, and where the region's catalogue has no such theme. */
function meaningIn(
  { data: { theme } }: Submission,
  meaningOf: ThemeMeaning,
): FactOf<'appeal.classified'>['data'] | undefined {
  const found = theme === undefined ? undefined : meaningOf(theme);
  if (!found) return undefined;
  const { version: modelVersion, ...place } = found;
  return { ...place, by: 'theme', modelVersion };
}

/** Where the submission names no municipality, the one that its words name, or those that they may mean. */
function placeOf(
  { data }: Submission,
  { recognise, version }: Recogniser,
): FactOf<'appeal.located'>['data'] | undefined {
  const found = data.municipality === undefined ? recognise(data) : undefined;
  if (!found) return undefined;
  const { municipality, candidates } = found;
  const where = municipality === undefined ? { candidates: candidates.slice(0, maxPossiblePlaces) } : { municipality };
  return { ...where, by: 'recogniser', version };
}
