import type { PlaceOf } from '../classification/catalogue.ts';
import type { Cycle } from './appeal.ts';
import type { Candidate, Classified, LikelyBody } from './fact-data.ts';
import type { Subject } from './subject.ts';

/** What a person is asked of an appeal, one at a time and in this order: what it is about, where it is, whose it is. */
export const questions = ['category', 'municipality', 'body'] as const;

/**
 * Asks a person what an appeal is about: neither a source nor a person nor the classifier has said it. Or where it is: its
 * words speak for several municipalities alike, and nobody has said which. Or, where both are clear, whose it is: it is open,
 * and neither a source nor a person nor the centre's routing has named a body.
 */
export interface NeedsPerson {
  readonly asked: (typeof questions)[number];
  /** What the classifier holds for likeliest, in its order; empty where it has not read the appeal, or that is clear. */
  readonly candidates: readonly Candidate[];
  /** The municipalities that its words may mean; empty where that is clear, or none is named. */
  readonly municipalities: readonly string[];
  /** Who probably answers by past forwarding, the likeliest first. */
  readonly likelyBodies: readonly LikelyBody[];
}

/** Where the classifier is sure, and the source or its theme says otherwise. */
export type Disagreement = 'sector' | 'category';

/** A person's word weighs more than the source's, that more than what the theme it gave means, and all more than a guess. */
const precedence = ['operator', 'source', 'theme', 'classifier'] as const;

/** Of every party's latest words, those that count: the first of which the catalogue has the place. */
export function heardLabel(labels: readonly Classified[], placeOf: PlaceOf): Classified | undefined {
  return precedence.map((party) => labelBy(labels, party)).find((label) => label && placeOf(label));
}

/** What a person is asked of an appeal in its latest cycle; undefined when it is clear what it is about and whose it is. */
export function needsPerson(
  { labels, possiblePlaces: municipalities }: Pick<Subject, 'labels' | 'possiblePlaces'>,
  latest: Pick<Cycle, 'state' | 'responsible' | 'likelyBodies'> | undefined,
  placeOf: PlaceOf,
): NeedsPerson | undefined {
  const about = { candidates: [], municipalities, likelyBodies: latest?.likelyBodies ?? [] };
  if (heardLabel(labels, placeOf)?.category === undefined)
    return { ...about, asked: 'category', candidates: labelBy(labels, 'classifier')?.candidates ?? [] };
  if (municipalities.length > 0) return { ...about, asked: 'municipality' };
  const isNobodys = latest?.state === 'open' && latest.responsible.length === 0;
  return isNobodys ? { ...about, asked: 'body' } : undefined;
}

/**
 * What the source and a sure classifier say differently; the source's word counts nevertheless. Undefined where the source
 * says it in words of its own, and where one of the two says «прочие» of the sector that the other names too.
 */
export function disagreementIn(labels: readonly Classified[], placeOf: PlaceOf): Disagreement | undefined {
  const theirs = placeOf(labelBy(labels, 'source') ?? {}) ?? placeOf(labelBy(labels, 'theme') ?? {});
  const ours = placeOf(labelBy(labels, 'classifier') ?? {});
  if (!theirs || !ours) return undefined;
  if (theirs.sector !== ours.sector) return 'sector';
  const isVague = theirs.category.isOther || ours.category.isOther;
  return isVague || theirs.category.id === ours.category.id ? undefined : 'category';
}

function labelBy(labels: readonly Classified[], party: Classified['by']): Classified | undefined {
  return labels.find(({ by }) => by === party);
}
