import { type ArchivedRating, ratingsOf } from '#shared/domain/ratings/rating-path.ts';
import type { ReportCatalogue } from '#shared/domain/reports/archive.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { PublishInput } from './contract.ts';

export interface PublishPorts {
  readonly catalogue: ReportCatalogue;
  readonly log: Log;
  /** UTC milliseconds. */
  readonly now: () => number;
}

/**
 * Publishes the latest proposed revision, with who decided and why. Throws RangeError for a revision that is none, or that
 * a later one has overtaken; a repeat is no error.
 */
export async function publishProposal(
  { publish, by, reason }: PublishInput,
  ports: PublishPorts,
): Promise<ArchivedRating> {
  const { catalogue, log, now } = ports;
  const entries = await catalogue.entriesOf(ratingsOf(publish.league), publish.period);
  const entry = entries.find(({ revision }) => revision === publish.revision);
  const isLatest = entries.at(-1) === entry;
  if (!entry || entry.state === 'reserved' || (entry.state === 'proposed' && !isLatest))
    throw new RangeError(`RCC_NO_SUCH_PROPOSAL ${publish.league} ${publish.period} ${publish.revision}`);
  if (entry.state === 'published') return { ...publish, outcome: 'unchanged' };
  await catalogue.decide(entry, { by, reason, at: now() });
  log.info('RCC_RATING_PUBLISHED', publish);
  return { ...publish, outcome: 'published' };
}
