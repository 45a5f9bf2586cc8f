import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CentreAccess } from '#infra/local/replay/centre-access.ts';
import type { OutgoingHistory } from '#infra/local/replay/histories.ts';
import { recordHistories } from '#infra/local/replay/record-histories.ts';
import { runningCentre } from '#infra/local/replay/running-access.ts';
import { seenMonths } from '#infra/local/replay/seen-months.ts';
import { region } from '#shared/region/region.ts';
import { type FactsDigests, factsDigests } from './facts-digests.ts';
import { type MortalCentre, startMortalCentre } from './mortal-centre.ts';
import { redeliverAfter } from './redeliver-after.ts';
import type { Way } from './ways.ts';

export interface Check {
  readonly cdkOut: string;
  /** Each way gets a fresh folder in it, which is removed at the end. */
  readonly stateDir: string;
  /** Whose histories they are. */
  readonly source: string;
  /** The histories in the order of a seed, or as they are. */
  readonly histories: (shuffle: number | undefined) => AsyncGenerator<OutgoingHistory>;
  /** Seconds after which messages that a killed centre had in its hands come back; as the template says where absent. */
  readonly redeliverAfterSeconds?: number;
}

/** Histories that a centre did not take, or did not record. */
export class NotRecorded extends Error {
  override readonly name = 'NotRecorded';
}

/** Sends the histories to a fresh centre in this way; answers the digests of the facts it rates by. */
export async function runWay(way: Way, check: Check): Promise<FactsDigests> {
  const { cdkOut, source } = check;
  const stateDir = join(check.stateDir, way.name);
  await rm(stateDir, { recursive: true, force: true });
  const mortal = await startMortalCentre(cdkOut, stateDir);
  try {
    const centre = await runningCentre({ stateDir, cdkOut, source });
    if (!centre) throw new Error(`the centre on ${stateDir} has just been started, and is not there`);
    const months = await send({ way, check, centre, mortal, stateDir });
    return await factsDigests(months, centre);
  } finally {
    await mortal.stop();
    await rm(stateDir, { recursive: true, force: true });
  }
}

interface Sending {
  readonly way: Way;
  readonly check: Check;
  readonly centre: CentreAccess;
  readonly mortal: MortalCentre;
  readonly stateDir: string;
}

/** Answers the months of all events. */
async function send({ way, check, centre, mortal, stateDir }: Sending): Promise<string[]> {
  const { histories, redeliverAfterSeconds, cdkOut } = check;
  const months = seenMonths(region.timeZone);
  const kills = [...way.kills];
  const settle = async () => {
    if (redeliverAfterSeconds !== undefined) await redeliverAfter(redeliverAfterSeconds, stateDir, cdkOut);
  };
  await settle();
  const revivals: Promise<void>[] = [];
  const sending = ({ events, share }: OutgoingHistory) => {
    months.see(events);
    if (kills[0] === undefined || share < kills[0]) return;
    kills.shift();
    const revival = mortal.killAndRestart().then(settle);
    revival.catch(() => {});
    revivals.push(revival);
  };

  for (let pass = 1; pass <= way.passes; pass++) {
    const { waiting, dead } = await recordHistories({
      centre,
      histories: histories(way.shuffle),
      batch: way.batch,
      concurrency: 4,
      refusals: {
        add({ line, reason }) {
          throw new NotRecorded(`${way.name}: history ${line}: ${reason}`);
        },
      },
      watch: { sending, away: () => {}, recording: () => {} },
    });
    if (waiting + dead > 0) throw new NotRecorded(`${way.name}: ${waiting} waiting, ${dead} dead`);
  }
  await Promise.all(revivals);
  return months.all();
}
