import * as z from 'zod';
import { leagues } from '#shared/domain/governance/directory.ts';
import type { CatalogueEntry, ReportCatalogue, ReportFiles, ReportPath } from '#shared/domain/ratings/archive.ts';

/** Reading access to the archive. */
export interface ArchiveReader {
  readonly catalogue: Pick<ReportCatalogue, 'entriesOf' | 'publishedOf'>;
  readonly files: Pick<ReportFiles, 'read'>;
  /** The region's own, for times that people read. */
  readonly timeZone: string;
  /** A link to a file that ends after so many seconds. */
  linkTo(path: ReportPath, file: string, expiresInSeconds: number): Promise<string>;
}

export const leagueSchema = z.enum(leagues);
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const pathSchema = z.object({
  league: leagueSchema,
  period: monthSchema,
  revision: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
});

/** The published report that a request's path names; undefined for any other path. */
export async function reportAt(
  path: Readonly<Record<string, string>>,
  { catalogue }: Pick<ArchiveReader, 'catalogue'>,
): Promise<CatalogueEntry | undefined> {
  const parsed = pathSchema.safeParse(path);
  if (!parsed.success) return undefined;
  const entries = await catalogue.entriesOf(parsed.data.league, parsed.data.period);
  return entries.find(({ revision, state }) => revision === parsed.data.revision && state === 'published');
}

/** All published reports, latest period first. */
export async function allReports({ catalogue }: Pick<ArchiveReader, 'catalogue'>): Promise<CatalogueEntry[]> {
  const lists = await Promise.all(leagues.map((league) => catalogue.publishedOf(league)));
  return lists.flat().sort((a, b) => (a.period === b.period ? b.revision - a.revision : a.period < b.period ? 1 : -1));
}
