import { periodOf } from '#shared/domain/ratings/period.ts';
import { jsonFile } from '#shared/domain/ratings/report.ts';
import { type ArchivedRevision, archiveRevision, type RevisionPorts } from '#shared/domain/reports/archive-revision.ts';
import { type AnalysisRules, analysisMethod } from '#shared/domain/satisfaction/method.ts';
import { namesOf } from '#shared/domain/satisfaction/names.ts';
import { makeAnalysis, type RenderAnalysis } from '#shared/domain/satisfaction/report.ts';
import {
  type AnalysisHead,
  analysisKind,
  analysisSeries,
  wholeRegion,
} from '#shared/domain/satisfaction/snapshot-schema.ts';
import { byDimension } from '#shared/domain/satisfaction/tally.ts';
import type { SurveyRules } from '#shared/domain/surveys/survey-rules.ts';
import type { Region } from '#shared/region/region.ts';
import { analysisHistory } from './analysis-history.ts';
import { type CountPorts, countMonth } from './count-month.ts';
import { regionNames } from './region-names.ts';
import texts from './texts.ru.json' with { type: 'json' };

export interface MonthPorts extends CountPorts, RevisionPorts {
  readonly region: Region;
  readonly rules: AnalysisRules;
  readonly surveyRules: Pick<SurveyRules, 'reasons'>;
  /** Loaded when there is something to render. */
  readonly render: () => Promise<RenderAnalysis>;
}

export interface AnalysedMonth extends ArchivedRevision {
  readonly period: string;
}

/** Analyses a month and archives the report; undefined where nothing was answered. Throws RangeError before the cut-off. */
export async function analyseMonth(
  month: string,
  reason: string | undefined,
  ports: MonthPorts,
): Promise<AnalysedMonth | undefined> {
  const { region, rules, surveyRules, digest, now } = ports;
  const startedAt = now();
  const method = analysisMethod(rules, region.method);
  const period = periodOf(month, region.timeZone, method.cutOffDays);
  if (startedAt < period.cutOff)
    throw new RangeError(`RCC_PERIOD_OPEN: facts of ${month} count until ${new Date(period.cutOff).toISOString()}`);

  const { tally, facts } = await countMonth(period, method, ports);
  if (facts.count === 0) return undefined;
  const present = byDimension((dimension) => new Set(tally.cells(dimension).map(({ id }) => id)));
  const all = regionNames([...present.body], region, method, surveyRules);
  const names = namesOf(all, (dimension, id) => present[dimension].has(id));
  const archived = await archiveRevision(
    {
      series: analysisSeries,
      period: month,
      sourcesSha256: digest(jsonFile({ facts: facts.sha256, method, names })),
      ...{ reason, lateFacts: texts.lateFacts, startedAt },
      async make(own) {
        const about = { kind: analysisKind, subject: wholeRegion, period: month } as const;
        const head: AnalysisHead = { ...about, ...own, versions: region.versions };
        const history = await analysisHistory(month, ports);
        const inputs = { head, period, tally, facts, method, names, history };
        const { files } = makeAnalysis(inputs, { digest, render: await ports.render() });
        return { head, contents: files };
      },
    },
    ports,
  );
  return { period: month, ...archived };
}
