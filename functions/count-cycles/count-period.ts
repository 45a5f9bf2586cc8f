import type { League } from '#shared/domain/governance/directory.ts';
import { type CycleRecord, factAt, type RatingFact } from '#shared/domain/ratings/fact.ts';
import { compareFacts } from '#shared/domain/ratings/fact-line.ts';
import { concerns } from '#shared/domain/ratings/indicators.ts';
import type { Period } from '#shared/domain/ratings/period.ts';
import type { Region } from '#shared/region/region.ts';

interface LeagueFacts {
  readonly league: League;
  /** In the order of the facts file. */
  readonly facts: readonly RatingFact[];
}

interface Counted {
  /** Leagues that have a cycle, in the order of the method. */
  readonly leagues: readonly LeagueFacts[];
  /** Cycles of bodies that no league knows. */
  readonly unlisted: number;
}

/** What a period counts of a shard's cycles, league by league. A record that comes twice counts as it came last. */
export async function countPeriod(
  pages: AsyncIterable<readonly CycleRecord[]>,
  period: Period,
  { directory, method }: Pick<Region, 'directory' | 'method'>,
): Promise<Counted> {
  const ratedBody = (body: string | undefined) => (body === undefined ? undefined : directory.ratedBodyOf(body));
  const leagueOf = ({ body, source }: RatingFact) =>
    body === undefined ? undefined : directory.leagueOf(body, source);

  const found = new Map<string, RatingFact>();
  for await (const page of pages) {
    for (const record of page) {
      const fact = factAt(record, period.cutOff);
      const rated = { ...fact, body: ratedBody(fact.body), forwardedBy: ratedBody(fact.forwardedBy) };
      found.set(`${fact.appealId}#${fact.cycle}`, rated);
    }
  }
  const facts = [...found.values()].filter((fact) => concerns(fact, period)).sort(compareFacts);
  return {
    leagues: method.leagues.flatMap((league) => {
      // Cycles of nobody are everybody's: each league says how many there are.
      const own = facts.filter((fact) => fact.body === undefined || leagueOf(fact) === league);
      return own.length > 0 ? [{ league, facts: own }] : [];
    }),
    unlisted: facts.filter((fact) => fact.body !== undefined && leagueOf(fact) === undefined).length,
  };
}
