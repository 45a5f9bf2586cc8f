import { openRefold } from '#shared/domain/appeals/refold.ts';
import type { RefoldStore } from '#shared/persistence/refold-store.ts';
import type { Region } from '#shared/region/region.ts';

export interface RefoldAppealPorts {
  readonly appeals: RefoldStore;
  readonly region: Pick<Region, 'appealRules'>;
}

/** Whoever wins so many races against this has folded the appeal by the same rules. */
const maxLostRaces = 8;

/** Stores the appeal anew if it is open and the rules make something else of it. */
export async function refoldAppeal(run: string, appealId: string, ports: RefoldAppealPorts): Promise<void> {
  const { appeals, region } = ports;
  for (let lostRaces = 0; lostRaces < maxLostRaces; lostRaces += 1) {
    const standing = await appeals.read(appealId);
    const change = standing && openRefold(standing.ids, standing.history, region.appealRules);
    if (!change || (await appeals.store(run, standing, change)) !== 'changed-meanwhile') return;
  }
}
