import type { Decision, ReportCatalogue, ReportPath } from './archive.ts';

/**
 * Publishes the latest proposed revision, with who decided and why. Throws RangeError for a revision that is none, or that
 * a later one has overtaken; a repeat is no error.
 */
export async function publishProposal(
  { revision, period, ...series }: ReportPath,
  decision: Decision,
  catalogue: Pick<ReportCatalogue, 'entriesOf' | 'decide'>,
): Promise<'published' | 'unchanged'> {
  const entries = await catalogue.entriesOf(series, period);
  const entry = entries.find((each) => each.revision === revision);
  const isLatest = entries.at(-1) === entry;
  if (!entry || entry.state === 'reserved' || (entry.state === 'proposed' && !isLatest))
    throw new RangeError(`RCC_NO_SUCH_PROPOSAL ${series.subject} ${period} ${revision}`);
  if (entry.state === 'published') return 'unchanged';
  await catalogue.decide(entry, decision);
  return 'published';
}
