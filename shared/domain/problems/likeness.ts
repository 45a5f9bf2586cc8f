import type { Appeal } from '../appeals/appeal.ts';
import type { Fact, Instant, UnknownFact } from '../appeals/fact.ts';
import { inOrder } from '../appeals/fold.ts';
import { signatureOf } from './signature.ts';

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** An appeal as far as its likeness to others goes; no word of it. */
export interface Likeness {
  readonly appealId: string;
  readonly submittedAt: Instant;
  readonly signature: Uint8Array;
  /** Where the submission says it is. */
  readonly at?: Position | undefined;
}

/** Where appeals are looked for that may be alike. */
export interface LikenessPlace {
  readonly municipality: string;
  readonly category: string;
}

/** Likeness and place of an appeal; undefined while its municipality is unknown, or when its text is too short to tell. */
export function likenessOf(
  appealId: string,
  facts: readonly (Fact | UnknownFact)[],
  { municipality, category }: Appeal,
): (Likeness & LikenessPlace) | undefined {
  const submission = inOrder(facts).find((fact) => fact.type === 'appeal.submitted');
  const signature = submission && signatureOf(submission.data.text);
  if (!signature || municipality === undefined) return undefined;
  const { latitude, longitude } = submission.data;
  const at = latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
  return { appealId, municipality, category, submittedAt: submission.occurredAt, signature, at };
}
