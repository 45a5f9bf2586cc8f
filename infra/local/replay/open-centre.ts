import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Centre, startCentre } from '#infra/local/centre.ts';
import { CannotStart } from '#infra/local/command/cannot-start.ts';
import { synthesize } from '#infra/local/command/synthesize.ts';
import { PortTakenError } from '#infra/local/net/loopback-server.ts';
import { findRunningCentre } from '#infra/local/running-centre.ts';
import { citySource } from '#shared/channels/city-histories.ts';
import { fill } from '#shared/web/wording.ts';
import type { CentreAccess } from './centre-access.ts';
import type { ReplayOptions } from './options.ts';
import { runningCentre } from './running-access.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** What `npm start` and `cdk synth` write. */
const synthesized = fileURLToPath(new URL('../../../cdk.out', import.meta.url));

/** Of `npm start`. */
const usualPort = 4510;

export interface OpenCentre {
  readonly access: CentreAccess;
  /** State of the centre that was started for this replay alone; absent for one that ran before. */
  readonly own?: string;
  close(): Promise<void>;
}

/** A centre that cannot be had; the message is for people. */
export class NoCentre extends Error {
  override readonly name = 'NoCentre';
}

/** The centre that runs on the state directory, or one of our own on a fresh state below it. */
export async function openCentre(
  { state, port }: Pick<ReplayOptions, 'state' | 'port'>,
  say: (text: string) => void,
): Promise<OpenCentre> {
  if (await findRunningCentre(state)) {
    const cdkOut = existsSync(join(synthesized, 'manifest.json')) ? synthesized : await synthesize();
    const access = await accessTo(state, cdkOut);
    say(fill(texts.found, { url: access.url() }));
    return { access, close: async () => {} };
  }
  const own = join(state, 'replay');
  if (await findRunningCentre(own)) throw new NoCentre(fill(texts.ownTaken, { own }));
  say(fill(texts.own, { state, own }));
  await rm(own, { recursive: true, force: true });
  const cdkOut = await synthesize().catch(noCentre);
  const centre = await startOwn({ cdkOut, stateDir: own }, port).catch(noCentre);
  try {
    const access = await accessTo(own, cdkOut);
    say(fill(texts.ownReady, { url: centre.url }));
    return { access, own, close: () => centre.stop() };
  } catch (error) {
    await centre.stop();
    throw error;
  }
}

/** On the usual port, so that the addresses that are printed are good for `npm start` afterwards, or on any if that is taken. */
async function startOwn(options: { cdkOut: string; stateDir: string }, port: number | undefined): Promise<Centre> {
  if (port !== undefined) return await startCentre({ ...options, port });
  return await startCentre({ ...options, port: usualPort }).catch((error: unknown) => {
    if (error instanceof PortTakenError) return startCentre({ ...options, port: 0 });
    throw error;
  });
}

function noCentre(error: unknown): never {
  if (error instanceof CannotStart) throw new NoCentre(error.message);
  const message = error instanceof Error ? error.message : String(error);
  throw new NoCentre(fill(texts.ownFailed, { message }));
}

async function accessTo(stateDir: string, cdkOut: string): Promise<CentreAccess> {
  const access = await runningCentre({ stateDir, cdkOut, source: citySource });
  if (!access) throw new NoCentre(fill(texts.gone, { state: stateDir }));
  return access;
}
