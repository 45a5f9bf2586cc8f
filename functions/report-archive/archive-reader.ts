import * as z from 'zod';
import { leagues } from '#shared/domain/governance/directory.ts';
import type { CatalogueEntry, ReportCatalogue, ReportFiles, ReportPath } from '#shared/domain/ratings/archive.ts';
import { monthsOf, periodPattern } from '#shared/domain/ratings/period.ts';

/** Reading access to the archive. */
export interface ArchiveReader {
  readonly catalogue: Pick<ReportCatalogue, 'entriesOf' | 'publishedOf'>;
  readonly files: Pick<ReportFiles, 'read'>;
  /** The region's own, for times that people read. */
  readonly timeZone: string;
  /** A link to a file that ends after so many seconds and saves it under a name. */
  linkTo(
    file: { readonly report: ReportPath; readonly name: string; readonly savedAs: string },
    expiresInSeconds: number,
  ): Promise<string>;
}

export const leagueSchema = z.enum(leagues);
export const periodSchema = z.string().regex(periodPattern);
const revisionSchema = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number);

const pathSchema = z.object({ league: leagueSchema, period: periodSchema, revision: revisionSchema });

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
  return lists.flat().sort(latestFirst);
}

/** By the end of the period, a quarter before its last month; of one period the latest revision first. */
function latestFirst(a: CatalogueEntry, b: CatalogueEntry): number {
  if (a.period === b.period) return b.revision - a.revision;
  return sortKey(a.period) < sortKey(b.period) ? 1 : -1;
}

function sortKey(period: string): string {
  return `${monthsOf(period).at(-1)} ${period}`;
}
