import type { Appeal } from '../appeals/appeal.ts';
import { bodyOf } from '../appeals/body-of.ts';
import type { Matter } from '../governance/role-table.ts';

/**
 * What the role table is asked about an appeal: its latest cycle, as the work lists have it. A proposal of the table of routes
 * counts as whose it is, for nobody else has said so.
 */
export function matterOf({ cycles, sector }: Appeal): Matter {
  const cycle = cycles.at(-1);
  return { body: bodyOf(cycle), sector: cycle?.sector ?? sector };
}
