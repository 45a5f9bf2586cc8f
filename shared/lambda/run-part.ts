import { progressOf, type RatingRun, type RatingRuns } from '#shared/domain/ratings/run.ts';
import type { Log } from './log.ts';

interface Ports {
  readonly runs: Pick<RatingRuns, 'find' | 'fail'>;
  /** Digest of the method and the directory that this release has. */
  readonly rules: string;
  readonly log: Log;
}

/**
 * Does a part of a run that is not finished. What fails is told to whoever waits for the run, and is the queue's to try
 * again. A run that was started under other rules, before a deployment, is not mixed with these: it has to be started anew.
 */
export async function runPart(
  id: string,
  work: (run: RatingRun) => Promise<void>,
  { runs, rules, log }: Ports,
): Promise<void> {
  const run = await runs.find(id);
  if (!run) return log.warn('RCC_RUN_UNKNOWN', { run: id });
  if (progressOf(run).state === 'finished') return;
  if (run.rules !== rules) {
    log.error('RCC_RUN_OF_OTHER_RULES', { run: id });
    return await runs.fail(id, 'RCC_RUN_OF_OTHER_RULES');
  }
  try {
    await work(run);
  } catch (error) {
    // Where even this fails, who waits sees that nothing moves.
    await runs.fail(id, reasonOf(error)).catch(() => undefined);
    throw error;
  }
}

/** Messages of our own, and names of others: what others say may quote what they were given. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return error.message.startsWith('RCC_') ? error.message : error.name;
}
