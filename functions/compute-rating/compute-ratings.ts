import type { ArchivedReport } from '#shared/domain/ratings/archive.ts';
import { progressOf, type RatingRun, type RunProgress } from '#shared/domain/ratings/run.ts';
import type { RatingInput } from './contract.ts';
import { type PublishPorts, publishProposal } from './publish-proposal.ts';
import { type StartPorts, startRun } from './start-run.ts';

type Answer = { readonly run: RunProgress } | { readonly reports: readonly ArchivedReport[] };

/** Starts a run, tells how far one is, or publishes a proposal. Throws RangeError for what there is not, or not yet. */
export async function computeRatings(input: RatingInput, ports: StartPorts & PublishPorts): Promise<Answer> {
  if ('publish' in input) return { reports: [await publishProposal(input, ports)] };
  return { run: progressOf('run' in input ? await standing(input.run, ports) : await startRun(input, ports)) };
}

async function standing(id: string, { runs }: Pick<StartPorts, 'runs'>): Promise<RatingRun> {
  const run = await runs.find(id);
  if (!run) throw new RangeError(`RCC_NO_SUCH_RUN ${id}`);
  return run;
}
