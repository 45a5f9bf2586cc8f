import type { Directory } from './directory.ts';
import type { Matter, RoleTable } from './role-table.ts';
import type { Staff } from './staff.ts';

/** Whose and which work the staff sees: where a list of ids is absent, any. */
export interface SeenWork {
  readonly bodies?: readonly string[] | undefined;
  readonly sectors?: readonly string[] | undefined;
}

type Bodies = Pick<Directory, 'withSubordinates'>;

/**
 * What of the work that is asked for the staff may read: all of it, or that of their own body with its subordinate
 * organisations, or that of their own sectors. Undefined where that is nothing.
 */
export function seenWork(
  staff: Staff,
  { body, sector }: Matter,
  { isAllowed }: RoleTable,
  { withSubordinates }: Bodies,
): SeenWork | undefined {
  const sees = (on: Matter) => isAllowed(staff, 'read-appeals', on);
  const bodies = body === undefined ? undefined : withSubordinates(body);
  const sectors = sector === undefined ? undefined : [sector];
  if (sees({ body, sector })) return { bodies, sectors };
  if (body === undefined && staff.body !== undefined && sees({ body: staff.body, sector }))
    return { bodies: withSubordinates(staff.body), sectors };
  const own = sector === undefined ? (staff.sectors ?? []).filter((one) => sees({ body, sector: one })) : [];
  return own.length > 0 ? { bodies, sectors: own } : undefined;
}
