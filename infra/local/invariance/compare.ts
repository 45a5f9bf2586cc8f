import type { FactsDigests } from './facts-digests.ts';
import type { Way } from './ways.ts';

/** A league and month, and its digest by way. */
export interface Compared {
  /** `municipal 2020-12`. */
  readonly rating: string;
  readonly count: number;
  /** In the order of the ways; absent where a way led to no rating. */
  readonly sha256: readonly (string | undefined)[];
  /** All ways led to the same facts and to the same rating, byte for byte. */
  readonly isSame: boolean;
}

/** What the ways led to, side by side. */
export function compare(results: readonly { readonly way: Way; readonly digests: FactsDigests }[]): Compared[] {
  const ratings = [...new Set(results.flatMap(({ digests }) => [...digests.keys()]))].sort();
  return ratings.map((rating) => {
    const found = results.map(({ digests }) => digests.get(rating));
    const different = new Set(found.map((digest) => JSON.stringify(digest)));
    const count = found.find((digest) => digest !== undefined)?.count ?? 0;
    return { rating, count, sha256: found.map((digest) => digest?.sha256), isSame: different.size === 1 };
  });
}
