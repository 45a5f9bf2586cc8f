import { findDynoxide } from '#infra/local/emulators/dynoxide.ts';
import { outsideDynamodb } from '#infra/local/emulators/outside-endpoint.ts';
import { PortTakenError, serveLoopback } from '#infra/local/net/loopback-server.ts';
import { findRunningCentre } from '#infra/local/running-centre.ts';
import { fill } from '#shared/web/wording.ts';
import { CannotStart } from './cannot-start.ts';
import type { StartOptions } from './start-options.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** Throws `CannotStart`, which says what to do, for everything that can be known before the long steps. */
export async function preflight({ port, stateDir }: StartOptions): Promise<void> {
  if (await findRunningCentre(stateDir)) throw new CannotStart(fill(texts.alreadyRuns, { stateDir }));
  if (!outsideDynamodb() && !findDynoxide())
    throw new CannotStart(fill(texts.noEngine, { system: `${process.platform} ${process.arch}` }));
  try {
    await (await serveLoopback(() => {}, { port, orAnother: false })).stop();
  } catch (error) {
    if (!(error instanceof PortTakenError)) throw error;
    throw new CannotStart(fill(texts.portTaken, { port, other: port + 100 }));
  }
}
