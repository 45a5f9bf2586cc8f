import { leagues } from '#shared/domain/governance/directory.ts';
import { type RatingId, ratingsOf } from '#shared/domain/ratings/rating-path.ts';
import type { ReportCatalogue } from '#shared/domain/reports/archive.ts';

/** A revision that a person may publish. */
export interface Proposal extends RatingId {
  /** Why it was made. */
  readonly reason?: string | undefined;
}

/** The revisions of all leagues that wait for a decision, latest period first within a league. */
export async function openProposals(catalogue: Pick<ReportCatalogue, 'proposedOf'>): Promise<Proposal[]> {
  const lists = leagues.map(async (league) => {
    const entries = await catalogue.proposedOf(ratingsOf(league));
    return entries.map(({ period, revision, reason }): Proposal => ({ league, period, revision, reason }));
  });
  return (await Promise.all(lists)).flat();
}
