import type { Curriculum, Subject } from './curriculum.ts';
import { type FeatureMatrix, rarity, sharedCopy, weighed } from './feature-matrix.ts';

/** Heads that the same texts teach, and these texts, weighed by what is rare in them. */
export interface School {
  readonly heads: readonly Subject[];
  /** Rows to learn from. */
  readonly rows: Int32Array;
  readonly rarities: Uint8Array;
  readonly matrix: FeatureMatrix;
  /** What a mistake on each row of the matrix costs. */
  readonly costs: Float32Array;
}

/** What a mistake on a made-up text costs against one on a text that somebody has sent. */
const madeUpCost = 0.5;

/** The schools of a curriculum, in the order of their heads, with the rows that a lesson shows. */
export function schoolsOf(
  { subjects, isMadeUp }: Curriculum,
  shown: Int32Array,
  features: FeatureMatrix,
  bits: number,
): School[] {
  const costs = sharedCopy(
    Float32Array,
    isMadeUp.map((one) => (one ? madeUpCost : 1)),
  );
  return [...Map.groupBy(subjects, ({ group }) => group).values()].map((heads) => {
    const rows = sharedCopy(
      Int32Array,
      shown.filter((row) => heads.some(({ ofRow }) => (ofRow[row] ?? -1) >= 0)),
    );
    const rarities = rarity(features, rows, bits);
    return { heads, rows, rarities, matrix: weighed(features, rarities), costs };
  });
}

/** How many classes the heads of a school have. */
export function classCount({ heads }: Pick<School, 'heads'>): number {
  return heads.reduce((sum, { labels }) => sum + labels.length, 0);
}

/** Whether people have sent fewer than so many texts that teach a head, held out or not. */
export function isOfFew({ counts }: Subject, fewTexts: number): boolean {
  return counts.reduce((sum, count) => sum + count, 0) < fewTexts;
}
