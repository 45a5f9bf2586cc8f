import type { PlaceOf } from '../classification/catalogue.ts';
import type { Cycle } from './appeal.ts';
import type { Candidate, Classified, LikelyBody } from './fact-data.ts';

/**
 * Asks a person what an appeal is about: neither a source nor a person nor the classifier has said it. Or, where that is
 * clear, whose it is: it is open, and neither a source nor a person nor the centre's routing has named a body.
 */
export interface NeedsPerson {
  readonly asked: 'category' | 'body';
  /** What the classifier holds for likeliest, in its order; empty where it has not read the appeal, or a body is asked for. */
  readonly candidates: readonly Candidate[];
  /** Who probably answers by past forwarding, the likeliest first. */
  readonly likelyBodies: readonly LikelyBody[];
}

/** Where the classifier is sure, and the source says otherwise. */
export type Disagreement = 'sector' | 'category';

/** A person's word weighs more than the source's, and the source's more than the classifier's. */
const precedence = ['operator', 'source', 'classifier'] as const;

/** Of every party's latest words, those that count: the first of which the catalogue has the place. */
export function heardLabel(labels: readonly Classified[], placeOf: PlaceOf): Classified | undefined {
  return precedence.map((party) => labelBy(labels, party)).find((label) => label && placeOf(label));
}

/** What a person is asked of an appeal in its latest cycle; undefined when it is clear what it is about and whose it is. */
export function needsPerson(
  labels: readonly Classified[],
  latest: Pick<Cycle, 'state' | 'responsible' | 'likelyBodies'> | undefined,
  placeOf: PlaceOf,
): NeedsPerson | undefined {
  const likelyBodies = latest?.likelyBodies ?? [];
  if (heardLabel(labels, placeOf)?.category === undefined)
    return { asked: 'category', candidates: labelBy(labels, 'classifier')?.candidates ?? [], likelyBodies };
  const isNobodys = latest?.state === 'open' && latest.responsible.length === 0;
  return isNobodys ? { asked: 'body', candidates: [], likelyBodies } : undefined;
}

/**
 * What the source and a sure classifier say differently; the source's word counts nevertheless. Undefined where the source
 * says it in words of its own, and where one of the two says «прочие» of the sector that the other names too.
 */
export function disagreementIn(labels: readonly Classified[], placeOf: PlaceOf): Disagreement | undefined {
  const theirs = placeOf(labelBy(labels, 'source') ?? {});
  const ours = placeOf(labelBy(labels, 'classifier') ?? {});
  if (!theirs || !ours) return undefined;
  if (theirs.sector !== ours.sector) return 'sector';
  const isVague = theirs.category.isOther || ours.category.isOther;
  return isVague || theirs.category.id === ours.category.id ? undefined : 'category';
}

function labelBy(labels: readonly Classified[], party: Classified['by']): Classified | undefined {
  return labels.find(({ by }) => by === party);
}
