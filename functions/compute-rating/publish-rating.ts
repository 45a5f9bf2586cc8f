import { type ArchivedRating, ratingPath } from '#shared/domain/ratings/rating-path.ts';
import type { ReportCatalogue } from '#shared/domain/reports/archive.ts';
import { publishProposal } from '#shared/domain/reports/publish-proposal.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { PublishInput } from './contract.ts';

export interface PublishPorts {
  readonly catalogue: ReportCatalogue;
  readonly log: Log;
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** Publishes the proposed revision of a rating. Throws RangeError where there is none to decide on. */
export async function publishRating(
  { publish, by, reason }: PublishInput,
  { catalogue, log, now }: PublishPorts,
): Promise<ArchivedRating> {
  const outcome = await publishProposal(ratingPath(publish), { by, reason, at: now() }, catalogue);
  if (outcome === 'published') log.info('RCC_RATING_PUBLISHED', publish);
  return { ...publish, outcome };
}
