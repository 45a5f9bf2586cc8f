import { rating } from './kinds/rating.ts';
import { satisfaction } from './kinds/satisfaction.ts';
import type { ReportKind } from './report-kind.ts';

/** The kinds of reports that the archive shows and hands out. */
export const kinds: readonly ReportKind[] = [rating, satisfaction];
