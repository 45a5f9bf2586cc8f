import type { RoleTable } from '../governance/role-table.ts';
import type { Staff } from '../governance/staff.ts';
import { type CommandName, commandNames, commands } from './command.ts';
import { matterOf } from './matter.ts';
import { precondition } from './precondition.ts';
import type { Situation } from './situation.ts';

/** What the staff may do with the appeal now; whether what they then say is right, shows when they say it. */
export function allowedCommands(staff: Staff, situation: Situation, { isAllowed }: RoleTable): CommandName[] {
  const matter = matterOf(situation.appeal);
  return commandNames.filter(
    (name) => isAllowed(staff, commands[name].action, matter) && precondition(name, situation) === undefined,
  );
}
