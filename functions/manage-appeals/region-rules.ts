import { region } from '#shared/region/region.ts';
import type { Rules } from './ports.ts';

const municipalities: ReadonlySet<string> = new Set(region.municipalities.map(({ id }) => id));

/** What the region's appeals are folded, shown and judged with. */
export const regionRules: Rules = {
  ...region.appealRules,
  directory: region.directory,
  isMunicipality: (id) => municipalities.has(id),
};
