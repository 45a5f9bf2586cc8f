import type { Appeal } from '../appeals/appeal.ts';
import type { RoleTable } from '../governance/role-table.ts';
import type { Staff } from '../governance/staff.ts';
import { type Command, commands } from './command.ts';
import { matterOf } from './matter.ts';

/**
 * Whether the role table lets the staff give this command. To assign takes the right over both tables, where it is and where
 * it goes to: a body hands on what is not its own by forwarding alone.
 */
export function mayCommand(staff: Staff, command: Command, appeal: Appeal, { isAllowed }: RoleTable): boolean {
  const { action } = commands[command.name];
  const matter = matterOf(appeal);
  if (!isAllowed(staff, action, matter)) return false;
  return command.name !== 'assign' || isAllowed(staff, action, { ...matter, body: command.data.agency });
}
