import type { League } from '#shared/domain/governance/directory.ts';
import {
  type EarlierRating,
  type RatingHistory,
  remembered,
  rememberedPeriods,
} from '#shared/domain/ratings/history.ts';
import { previousPeriod } from '#shared/domain/ratings/period.ts';
import { ratingsOf } from '#shared/domain/ratings/rating-path.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import { snapshotSchema } from '#shared/domain/ratings/snapshot-schema.ts';
import type { CatalogueEntry, ReportCatalogue, ReportFiles } from '#shared/domain/reports/archive.ts';

interface Ports {
  readonly catalogue: Pick<ReportCatalogue, 'entriesOf'>;
  readonly files: Pick<ReportFiles, 'read'>;
}

/** What a report of the period is compared with: the latest published revision of each period before, and its own. */
export async function reportHistory(
  league: League,
  period: string,
  { catalogue, files }: Ports,
): Promise<RatingHistory> {
  const latestOf = async (id: string): Promise<EarlierRating | undefined> => {
    const published = (await catalogue.entriesOf(ratingsOf(league), id)).findLast(({ state }) => state === 'published');
    return published && (await earlier(published, files));
  };
  const ids: string[] = [];
  for (let id = period; ids.length < rememberedPeriods; ids.unshift(id)) id = previousPeriod(id);
  const [corrects, ...periods] = await Promise.all([period, ...ids].map(latestOf));
  return { periods: periods.filter((one) => one !== undefined), ...(corrects && { corrects }) };
}

async function earlier(entry: CatalogueEntry, files: Ports['files']): Promise<EarlierRating | undefined> {
  const bytes = await files.read(entry, fileNames.snapshot);
  return bytes && remembered(snapshotSchema.parse(JSON.parse(new TextDecoder().decode(bytes))));
}
