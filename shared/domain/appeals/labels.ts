import type { PlaceOf } from '../classification/catalogue.ts';
import type { Classified } from './fact-data.ts';

/** Where the classifier is sure, and the source or its theme says otherwise. */
export type Disagreement = 'sector' | 'category';

/**
 * Who says what an appeal is about, the weightiest word first: a person, the source, what the theme that it gave means in the
 * region's catalogue, and the classifier, which guesses.
 */
export const parties = ['operator', 'source', 'theme', 'classifier'] as const;

/**
 * Of every party's latest words, those that count: the first of which the catalogue has the place. A theme that means no more
 * than «прочие» of its sector gives way to a classifier that is sure of a category there.
 */
export function heardLabel(labels: readonly Classified[], placeOf: PlaceOf): Classified | undefined {
  const heard = parties.map((party) => labelBy(labels, party)).find((label) => label && placeOf(label));
  if (heard?.by !== 'theme' || !placeOf(heard)?.category.isOther) return heard;
  const ours = labelBy(labels, 'classifier');
  return ours?.category !== undefined && placeOf(ours)?.sector === heard.sector ? ours : heard;
}

/**
 * What a sure classifier and the source, or else the theme that it gave, say differently; the classifier's word counts for less
 * nevertheless. Undefined where neither source nor theme has a place in the catalogue, and where one of the two says «прочие» of
 * the sector that the other names too.
 */
export function disagreementIn(labels: readonly Classified[], placeOf: PlaceOf): Disagreement | undefined {
  const theirs = placeOf(labelBy(labels, 'source') ?? {}) ?? placeOf(labelBy(labels, 'theme') ?? {});
  const ours = placeOf(labelBy(labels, 'classifier') ?? {});
  if (!theirs || !ours) return undefined;
  if (theirs.sector !== ours.sector) return 'sector';
  const isVague = theirs.category.isOther || ours.category.isOther;
  return isVague || theirs.category.id === ours.category.id ? undefined : 'category';
}

/** The latest word of a party. */
export function labelBy(labels: readonly Classified[], party: Classified['by']): Classified | undefined {
  return labels.find(({ by }) => by === party);
}
