import * as z from 'zod';
import { periodPattern } from '../ratings/period.ts';
import type { CatalogueEntry, ReportCatalogue, ReportSeries } from './archive.ts';

export const periodSchema = z.string().regex(periodPattern);

const placeSchema = z.object({
  period: periodSchema,
  revision: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
});

/** The published report of a series whose period and revision the path of an address names; undefined for any other path. */
export async function publishedReport(
  series: ReportSeries,
  path: Readonly<Record<string, string>>,
  catalogue: Pick<ReportCatalogue, 'entriesOf'>,
): Promise<CatalogueEntry | undefined> {
  const parsed = placeSchema.safeParse(path);
  if (!parsed.success) return undefined;
  const { period, revision } = parsed.data;
  const entries = await catalogue.entriesOf(series, period);
  return entries.find((entry) => entry.revision === revision && entry.state === 'published');
}
