import { compareText } from '../compare-text.ts';
import type { Share } from './indicators.ts';
import { type ByIndicator, byIndicator, type RatingMethod } from './method.ts';
import type { LeftOut, Tally } from './tally.ts';

export interface NotRanked {
  readonly body: string;
  readonly name: string;
  readonly due: number;
  readonly cycles: number;
  readonly indicators: ByIndicator<Share>;
  /** As of a ranked body. */
  readonly leftOut?: LeftOut | undefined;
}

interface NotRankedInputs {
  readonly tallies: readonly Tally[];
  readonly method: RatingMethod;
  readonly nameOf: (body: string) => string;
  readonly listed: readonly string[];
}

const none: Share = { n: 0, s: 0 };

/** Bodies of too few cycles, and those of the directory without any, by name. */
export function notRankedRows({ tallies, method, nameOf, listed }: NotRankedInputs): NotRanked[] {
  const seen = new Set(tallies.map(({ body }) => body));
  const few = tallies.filter(({ cycles }) => cycles < method.minCycles);
  const idle = listed
    .filter((body) => !seen.has(body))
    .map((body) => ({ body, due: 0, cycles: 0, shares: byIndicator(() => none), leftOut: undefined }));
  return [...few, ...idle]
    .map(({ body, due, cycles, shares, leftOut }) => ({
      ...{ body, name: nameOf(body), due, cycles, indicators: shares },
      ...(leftOut && { leftOut }),
    }))
    .sort(compareNames);
}

/** By name and id, in code points, not by a locale: the same bytes on every machine. */
export function compareNames(a: { name: string; body: string }, b: { name: string; body: string }): number {
  const [x, y] = a.name === b.name ? [a.body, b.body] : [a.name, b.name];
  return compareText(x, y);
}
