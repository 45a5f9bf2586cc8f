import { analysisKind, wholeRegion } from '#shared/domain/satisfaction/snapshot-schema.ts';
import type { ReportKind } from '../report-kind.ts';
import { showAnalysis } from '../satisfaction/show-analysis.ts';
import texts from './satisfaction.ru.json' with { type: 'json' };

/** What citizens say of the answers of a month. */
export const satisfaction: ReportKind = {
  id: analysisKind,
  title: texts.title,
  subjects: { [wholeRegion]: texts.subjects.region },
  files: texts.files,
  retentionYears: 5,
  page: showAnalysis,
};
