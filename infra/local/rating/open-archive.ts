import { existsSync } from 'node:fs';
import { startCentre } from '#infra/local/centre.ts';
import { synthesize } from '#infra/local/command/synthesize.ts';
import { NoCentre } from '#infra/local/replay/open-centre.ts';
import { findRunningCentre } from '#infra/local/running-centre.ts';
import { fill } from '#shared/web/wording.ts';
import texts from './texts.ru.json' with { type: 'json' };

export interface OpenArchive {
  /** Of the HTTP API, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The archive of the centre that runs on the state directory, or of one started on it until `close`. Unlike a replay, whose
 * own centre begins empty, what is looked for here is what the state holds. Throws `NoCentre`.
 */
export async function openArchive(state: string, say: (text: string) => void): Promise<OpenArchive> {
  const running = await findRunningCentre(state);
  if (running) return { url: running.url, close: async () => {} };
  if (!existsSync(state)) throw new NoCentre(fill(texts.noState, { state }));
  say(fill(texts.starting, { state }));
  try {
    const centre = await startCentre({ cdkOut: await synthesize(), stateDir: state });
    return { url: centre.url, close: () => centre.stop() };
  } catch (error) {
    throw new NoCentre(fill(texts.notStarted, { reason: error instanceof Error ? error.message : String(error) }));
  }
}
