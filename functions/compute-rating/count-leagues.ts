import type { League } from '#shared/domain/governance/directory.ts';
import { type CycleRecord, factAt, type RatingFact } from '#shared/domain/ratings/fact.ts';
import { compareFacts, factLine } from '#shared/domain/ratings/fact-line.ts';
import { concerns } from '#shared/domain/ratings/indicators.ts';
import type { Period } from '#shared/domain/ratings/period.ts';
import type { ArchivedFacts } from '#shared/domain/ratings/report.ts';
import { type Tallier, tallier } from '#shared/domain/ratings/tally.ts';
import type { Region } from '#shared/region/region.ts';
import { factsWriter } from './facts-writer.ts';

/** A league's month: its counts, and the facts they were made from. */
export interface CountedLeague {
  readonly league: League;
  readonly counted: Tallier;
  readonly facts: ArchivedFacts;
}

interface Counted {
  /** Leagues that have a cycle of their own, in the order of the method. */
  readonly leagues: readonly CountedLeague[];
  /** Cycles of bodies that no league knows. */
  readonly unlisted: number;
}

/** Counts the facts of every league, a shard at a time, so that memory does not grow with the period. */
export async function countLeagues(
  shards: AsyncIterable<readonly CycleRecord[]>,
  period: Period,
  { directory, method }: Region,
): Promise<Counted> {
  const books = method.leagues.map((league) => ({ league, counted: tallier(period, method), writer: factsWriter() }));
  const ratedBody = (body: string | undefined) => (body === undefined ? undefined : directory.ratedBodyOf(body));
  let unlisted = 0;
  for await (const records of shards) {
    const facts = records
      .map((record) => factAt(record, period.cutOff))
      .filter((fact) => concerns(fact, period))
      .map((fact): RatingFact => ({ ...fact, body: ratedBody(fact.body), forwardedBy: ratedBody(fact.forwardedBy) }))
      .sort(compareFacts);
    const leagueOf = ({ body, source }: RatingFact) =>
      body === undefined ? undefined : directory.leagueOf(body, source);
    unlisted += facts.filter((fact) => fact.body !== undefined && leagueOf(fact) === undefined).length;
    for (const { league, counted, writer } of books) {
      // Cycles of nobody are everybody's: each league says how many there are.
      const own = facts.filter((fact) => fact.body === undefined || leagueOf(fact) === league);
      for (const fact of own) counted.add(fact);
      await writer.write(own.map(factLine));
    }
  }
  const leagues: CountedLeague[] = [];
  for (const { league, counted, writer } of books) {
    const facts = await writer.end();
    if (counted.tallies().length > 0) leagues.push({ league, counted, facts });
  }
  return { leagues, unlisted };
}
