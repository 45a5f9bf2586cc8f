import type { Matter, RoleTable } from '#shared/domain/governance/role-table.ts';
import type { Staff } from '#shared/domain/governance/staff.ts';

/** Sectors whose cycles of a body the staff may see; `all` of them where the right does not depend on it. */
export type SeenSectors = 'all' | readonly string[];

/**
 * What of a body's cycles the staff may see: of the sector that is asked for, or else everything, or else their own sectors.
 * Nothing is an empty list.
 */
export function seenSectors(
  staff: Staff,
  { body, sector }: Matter & { readonly body: string },
  { isAllowed }: RoleTable,
): SeenSectors {
  const sees = (one: string | undefined) => isAllowed(staff, 'read-cycles', { body, sector: one });
  if (sector !== undefined) return sees(sector) ? [sector] : [];
  return sees(undefined) ? 'all' : (staff.sectors ?? []).filter(sees);
}
