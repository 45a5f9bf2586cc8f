import { monthOf, previousMonth } from '#shared/domain/ratings/period.ts';
import { publishProposal } from '#shared/domain/reports/publish-proposal.ts';
import { analysisSeries } from '#shared/domain/satisfaction/snapshot-schema.ts';
import type { Log } from '#shared/lambda/log.ts';
import { type AnalysedMonth, analyseMonth, type MonthPorts } from './analyse-month.ts';
import type { AnalysisInput, RunInput } from './contract.ts';
import texts from './texts.ru.json' with { type: 'json' };

export interface AnalysisPorts extends MonthPorts {
  readonly log: Log;
}

interface Proposal {
  readonly period: string;
  readonly revision: number;
  readonly reason?: string | undefined;
}

type Answer = { readonly reports: readonly AnalysedMonth[] } | { readonly proposals: readonly Proposal[] };

/**
 * Analyses months and archives their reports, lists the proposals that are open, or publishes one. A repeat makes nothing
 * anew. Throws RangeError for what there is not, or not yet.
 */
export async function analyseSatisfaction(input: AnalysisInput, ports: AnalysisPorts): Promise<Answer> {
  const { catalogue, log, now } = ports;
  if ('list' in input) {
    const entries = await catalogue.proposedOf(analysisSeries);
    return { proposals: entries.map(({ period, revision, reason }) => ({ period, revision, reason })) };
  }
  if ('publish' in input) {
    const { publish, by, reason } = input;
    const outcome = await publishProposal({ ...analysisSeries, ...publish }, { by, reason, at: now() }, catalogue);
    if (outcome === 'published') log.info('RCC_ANALYSIS_PUBLISHED', publish);
    return { reports: [{ ...publish, outcome }] };
  }
  return { reports: await analyseMonths(input, ports) };
}

async function analyseMonths(input: RunInput, ports: AnalysisPorts): Promise<AnalysedMonth[]> {
  const { log } = ports;
  const reason = 'period' in input ? input.reason : undefined;
  const reports: AnalysedMonth[] = [];
  for (const month of monthsOf(input, ports)) {
    const report = await analyseMonth(month, reason, ports);
    if (!report) {
      log.info('RCC_ANALYSIS_WITHOUT_ANSWERS', { period: month });
      continue;
    }
    const { revision, outcome } = report;
    log.info('RCC_SATISFACTION_ANALYSED', { period: month, revision, outcome });
    if (outcome === 'proposed') log.warn('RCC_PROPOSAL_WAITS', { period: month, revision, reason: texts.lateFacts });
    reports.push(report);
  }
  return reports;
}

/** In their order: a report shows the months before. */
function monthsOf(input: RunInput, { region }: Pick<AnalysisPorts, 'region'>): string[] {
  if ('period' in input) return [input.period];
  const last = previousMonth(monthOf(Date.parse(input.scheduledAt), region.timeZone));
  return [previousMonth(last), last];
}
