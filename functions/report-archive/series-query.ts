import * as z from 'zod';
import type { ReportSeries } from '#shared/domain/reports/archive.ts';
import { type ReportKind, seriesOf } from './report-kind.ts';

/** How a query narrows a list of reports to a kind, to a subject, or to both. */
export function seriesQuery(kinds: readonly ReportKind[]) {
  const series = seriesOf(kinds);
  return z.strictObject({
    kind: z.enum(series.map(({ kind }) => kind)).optional(),
    subject: z.enum(series.map(({ subject }) => subject)).optional(),
  });
}

type Wanted = z.infer<ReturnType<typeof seriesQuery>>;

/** Whether a report is one of those that a query asks for. */
export function isOf({ kind, subject }: ReportSeries, wanted: Wanted): boolean {
  return (wanted.kind ?? kind) === kind && (wanted.subject ?? subject) === subject;
}
