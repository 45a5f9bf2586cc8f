import type { LikelyBody } from '../routing/routed.ts';
import type { Cycle } from './appeal.ts';
import type { Candidate } from './fact-data.ts';
import { labelBy } from './labels.ts';
import type { Subject } from './subject.ts';

/** What a person is asked of an appeal, one at a time and in this order: what it is about, where it is, whose it is. */
export const questions = ['category', 'municipality', 'body'] as const;

/**
 * Asks a person what an open appeal is about: neither a person nor its source, nor the theme that this gave, nor the classifier
 * has said it. Or where it is: its words speak for several municipalities alike, and nobody has said which. Or, where both are
 * clear, whose it is: neither a source nor a person nor the centre's routing has named a body.
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

/** What a person is asked of an appeal whose latest cycle this is; undefined where it is not open, and where all is clear. */
export function needsPerson(
  { heard, labels, possiblePlaces: municipalities }: Pick<Subject, 'heard' | 'labels' | 'possiblePlaces'>,
  latest: Pick<Cycle, 'state' | 'responsible' | 'likelyBodies'> | undefined,
): NeedsPerson | undefined {
  if (latest?.state !== 'open') return undefined;
  const about = { candidates: [], municipalities, likelyBodies: latest.likelyBodies ?? [] };
  if (heard?.category === undefined)
    return { ...about, asked: 'category', candidates: labelBy(labels, 'classifier')?.candidates ?? [] };
  if (municipalities.length > 0) return { ...about, asked: 'municipality' };
  return latest.responsible.length === 0 ? { ...about, asked: 'body' } : undefined;
}
