import { type RefoldProgress, type RefoldRun, refoldProgress } from '#shared/domain/appeals/refold-run.ts';
import type { RefoldRuns } from '#shared/persistence/refold-runs.ts';
import type { RefoldInput } from './contract.ts';
import { type RefoldShardPorts, refoldShards } from './refold-shards.ts';

export interface RefoldPorts extends RefoldShardPorts {
  readonly runs: RefoldRuns;
  /** Digest of the rules of this release. */
  readonly rules: string;
}

/**
 * Folds the open appeals anew when the rules have changed: starts a run, goes on with one, or tells how far one is. Answers
 * `unneeded` when the last run was by these rules. Throws RangeError for a run that there is not.
 */
export async function refoldAppeals(
  input: RefoldInput,
  ports: RefoldPorts,
): Promise<{ readonly run: RefoldProgress } | 'unneeded'> {
  const { runs, rules, now, log } = ports;
  if ('run' in input) {
    const asked = await runs.find(input.run);
    if (!asked) throw new RangeError(`RCC_NO_SUCH_RUN ${input.run}`);
    return await progress(asked, ports);
  }
  const last = await runs.current();
  const isFinished = last?.finishedAt !== undefined;
  if (isFinished && last.rules === rules && 'scheduledAt' in input) return 'unneeded';
  if (!last || isFinished || last.rules !== rules) {
    const startedAt = now();
    const id = `${new Date(startedAt).toISOString()}-${rules.slice(0, 12)}`;
    // A run that was given up unfinished has not shown that nothing is left out.
    await runs.replace({ id, rules, startedAt, isFirst: !isFinished && (last?.isFirst ?? true) }, last);
    log.info('RCC_REFOLD_STARTED', { run: id });
  }
  const run = await runs.current();
  if (!run) throw new Error('RCC_REFOLD_NOT_KEPT');
  if (run.finishedAt !== undefined) return await progress(run, ports);

  const isDone = await refoldShards(run, ports);
  const finished = isDone ? { ...run, finishedAt: now() } : run;
  if (isDone) await runs.replace(finished, run);
  const answer = await progress(finished, ports);
  const { looked, failed, changed, state } = answer.run;
  log.info('RCC_APPEALS_REFOLDED', { run: run.id, state, looked, failed, stored: changed.stored });
  return answer;
}

async function progress(run: RefoldRun, { runs }: Pick<RefoldPorts, 'runs'>): Promise<{ run: RefoldProgress }> {
  return { run: refoldProgress(run, await runs.shards(run.id)) };
}
