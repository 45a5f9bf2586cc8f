import * as z from 'zod';
import { leagues } from '#shared/domain/governance/directory.ts';
import type { CatalogueEntry, ReportCatalogue } from '#shared/domain/ratings/archive.ts';
import { periodPattern } from '#shared/domain/ratings/period.ts';

const pathSchema = z.object({
  league: z.enum(leagues),
  period: z.string().regex(periodPattern),
  revision: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
});

/** The published report that a request's path names; undefined for any other path. */
export async function reportOfPath(
  path: Readonly<Record<string, string>>,
  catalogue: Pick<ReportCatalogue, 'entriesOf'>,
): Promise<CatalogueEntry | undefined> {
  const parsed = pathSchema.safeParse(path);
  if (!parsed.success) return undefined;
  const { league, period, revision } = parsed.data;
  const entries = await catalogue.entriesOf(league, period);
  return entries.find((entry) => entry.revision === revision && entry.state === 'published');
}
