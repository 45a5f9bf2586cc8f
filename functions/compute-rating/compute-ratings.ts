import { monthOf, monthsOf, periodOf, previousPeriod, quarterOf } from '#shared/domain/ratings/period.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { RatingFacts } from '#shared/persistence/rating-facts.ts';
import type { Region } from '#shared/region/region.ts';
import { type Archived, type ArchivePorts, archiveReport } from './archive-report.ts';
import type { RatingInput, RunInput } from './contract.ts';
import { countLeagues } from './count-leagues.ts';
import { openProposals, type Proposal } from './open-proposals.ts';
import { publishProposal } from './publish-proposal.ts';
import texts from './texts.ru.json' with { type: 'json' };

interface Ports extends ArchivePorts {
  readonly facts: RatingFacts;
  readonly region: Region;
  readonly log: Log;
}

interface Run {
  readonly period: string;
  /** Given by the person who asked for the run. */
  readonly reason?: string | undefined;
}

type Done = { readonly reports: readonly Archived[] } | { readonly proposals: readonly Proposal[] };

/** Rates periods, publishes a proposal, or lists those that are open. Throws RangeError while facts of a period can still come in. */
export async function computeRatings(input: RatingInput, ports: Ports): Promise<Done> {
  if ('list' in input) return { proposals: await openProposals(ports.catalogue) };
  if ('publish' in input) return { reports: [await publishProposal(input, ports)] };
  const reports: Archived[] = [];
  for (const run of runsOf(input, ports.region)) reports.push(...(await ratePeriod(run, ports)));
  return { reports };
}

/** On schedule, the period before the present one; and the one before that again, for facts that came late. */
function runsOf(input: RunInput, { timeZone }: Region): Run[] {
  if ('period' in input) return [input];
  const month = monthOf(Date.parse(input.scheduledAt), timeZone);
  const last = previousPeriod(input.kind === 'monthly' ? month : quarterOf(month));
  return [{ period: previousPeriod(last) }, { period: last }];
}

async function ratePeriod({ period: id, reason }: Run, ports: Ports): Promise<Archived[]> {
  const { region, log, now } = ports;
  const period = periodOf(id, region.timeZone, region.method.cutOffDays);
  if (now() < period.cutOff) {
    throw new RangeError(`RCC_PERIOD_OPEN: facts of ${id} count until ${new Date(period.cutOff).toISOString()}`);
  }
  const { leagues, unlisted } = await countLeagues(ports.facts.ofMonths(monthsOf(id)), period, region);
  // A misspelt body would take its cycles out of every table without a word.
  if (unlisted > 0) log.warn('RCC_BODIES_UNLISTED', { period: id, cycles: unlisted });

  const reports: Archived[] = [];
  for (const counted of leagues) {
    const archived = await archiveReport({ ...counted, period, reason, lateFacts: texts.lateFacts }, ports);
    const { league, revision, outcome } = archived;
    log.info('RCC_RATING_COMPUTED', { league, period: id, revision, outcome });
    if (outcome === 'proposed')
      log.warn('RCC_PROPOSAL_WAITS', {
        league,
        period: id,
        revision,
        reason: texts.lateFacts,
        decide: 'publish-report',
      });
    reports.push(archived);
  }
  return reports;
}
