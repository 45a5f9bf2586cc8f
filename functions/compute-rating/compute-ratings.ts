import type { ArchivedRating } from '#shared/domain/ratings/rating-path.ts';
import { progressOf, type RatingRun, type RunProgress } from '#shared/domain/ratings/run.ts';
import type { RatingInput } from './contract.ts';
import { openProposals, type Proposal } from './open-proposals.ts';
import { type PublishPorts, publishRating } from './publish-rating.ts';
import { type StartPorts, startRun } from './start-run.ts';

type Answer =
  | { readonly run: RunProgress }
  | { readonly reports: readonly ArchivedRating[] }
  | { readonly proposals: readonly Proposal[] };

/**
 * Starts a run, tells how far one is, lists the proposals that are open, or publishes one. Throws RangeError for what there
 * is not, or not yet.
 */
export async function computeRatings(input: RatingInput, ports: StartPorts & PublishPorts): Promise<Answer> {
  if ('list' in input) return { proposals: await openProposals(ports.catalogue) };
  if ('publish' in input) return { reports: [await publishRating(input, ports)] };
  return { run: progressOf('run' in input ? await standing(input.run, ports) : await startRun(input, ports)) };
}

async function standing(id: string, { runs }: Pick<StartPorts, 'runs'>): Promise<RatingRun> {
  const run = await runs.find(id);
  if (!run) throw new RangeError(`RCC_NO_SUCH_RUN ${id}`);
  return run;
}
