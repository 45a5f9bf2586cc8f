import { appealShards } from '#shared/domain/appeals/identity.ts';
import type { League } from '#shared/domain/governance/directory.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import type { ArchivedRating } from '#shared/domain/ratings/rating-path.ts';
import type { RatingRun, RatingRuns } from '#shared/domain/ratings/run.ts';
import { tallier } from '#shared/domain/ratings/tally.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { RatingParts } from '#shared/persistence/rating-parts.ts';
import { type ArchivePorts, archiveReport } from './archive-report.ts';
import { readFacts } from './read-facts.ts';
import texts from './texts.ru.json' with { type: 'json' };

export interface FoldPorts extends ArchivePorts {
  readonly runs: RatingRuns;
  readonly parts: RatingParts;
  readonly log: Log;
}

/** Folds a league from the parts of all shards and archives its reports, period by period. A repeat makes nothing anew. */
export async function foldLeague(run: RatingRun, league: League, ports: FoldPorts): Promise<void> {
  if (run.reports[league]) return;
  const reports: ArchivedRating[] = [];
  for (const period of run.periods) {
    const report = await foldPeriod(run, league, period, ports);
    if (!report) continue;
    const { revision, outcome } = report;
    const which = { run: run.id, league, period, revision };
    ports.log.info('RCC_RATING_COMPUTED', { ...which, outcome });
    if (outcome === 'proposed')
      ports.log.warn('RCC_PROPOSAL_WAITS', { ...which, reason: texts.lateFacts, decide: 'publish-report' });
    reports.push(report);
  }
  await ports.runs.addReports(run.id, league, reports);
}

/** Undefined where no body of the league has a cycle. */
async function foldPeriod(
  run: RatingRun,
  league: League,
  id: string,
  ports: FoldPorts,
): Promise<ArchivedRating | undefined> {
  const { timeZone, method } = ports.region;
  const period = periodOf(id, timeZone, method.cutOffDays);
  const parts = appealShards
    .flatMap((shard) => run.shards[shard] ?? [])
    .filter((part) => part.league === league && part.period === id);
  if (parts.length === 0) return undefined;
  const counted = tallier(period, method);
  async function* members() {
    for (const part of parts) yield await ports.parts.read(run.id, part);
  }
  const facts = await readFacts(members, counted.add);
  if (counted.tallies().length === 0) return undefined;
  const { reason, startedAt } = run;
  return await archiveReport({ league, period, counted, facts, reason, lateFacts: texts.lateFacts, startedAt }, ports);
}
