import { type League, leagues } from '#shared/domain/governance/directory.ts';
import { factAt, type RatingFact } from '#shared/domain/ratings/fact.ts';
import { concerns } from '#shared/domain/ratings/indicators.ts';
import { monthOf, monthPeriod, previousMonth } from '#shared/domain/ratings/period.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { RatingFacts } from '#shared/persistence/rating-facts.ts';
import type { Region } from '#shared/region/region.ts';
import { type Archived, type ArchivePorts, archiveReport } from './archive-report.ts';
import type { RatingInput } from './contract.ts';

interface Ports extends ArchivePorts {
  readonly facts: RatingFacts;
  readonly region: Region;
  readonly log: Log;
}

/** Rates a month. Throws RangeError while facts of the month can still come in. */
export async function computeRatings(input: RatingInput, ports: Ports): Promise<{ reports: Archived[] }> {
  const { region, log, now } = ports;
  const { method, timeZone } = region;
  const month = 'period' in input ? input.period : previousMonth(monthOf(Date.parse(input.scheduledAt), timeZone));
  const period = monthPeriod(month, timeZone, method.cutOffDays);
  if (now() < period.cutOff) {
    throw new RangeError(`RCC_PERIOD_OPEN: facts of ${month} count until ${new Date(period.cutOff).toISOString()}`);
  }

  const facts = (await ports.facts.ofMonth(month))
    .map((record) => factAt(record, period.cutOff))
    .filter((fact) => concerns(fact, period))
    .map((fact) => ({ ...fact, body: fact.body === undefined ? undefined : region.directory.ratedBodyOf(fact.body) }));

  const unlisted = facts.filter(({ body, source }) => body !== undefined && !region.directory.leagueOf(body, source));
  // A misspelt body would take its cycles out of every table without a word.
  if (unlisted.length > 0) log.warn('RCC_BODIES_UNLISTED', { period: month, cycles: unlisted.length });

  const reports: Archived[] = [];
  for (const league of leagues) {
    const own = factsOfLeague(facts, league, region);
    if (own.every(({ body }) => body === undefined)) continue;
    const archived = await archiveReport({ league, period, facts: own }, ports);
    log.info('RCC_RATING_COMPUTED', { league, period: month, revision: archived.revision, outcome: archived.outcome });
    reports.push(archived);
  }
  return { reports };
}

/** The facts of the league's bodies, and those of nobody. */
function factsOfLeague(facts: readonly RatingFact[], league: League, { directory }: Region): RatingFact[] {
  return facts.filter(({ body, source }) => body === undefined || directory.leagueOf(body, source) === league);
}
