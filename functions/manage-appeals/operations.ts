import type { CommandName } from '#shared/domain/commands/command.ts';
import type { StaffOperation } from '#shared/identity/for-staff.ts';
import type { Operation } from '#shared/lambda/http.ts';
import type { routes } from './contract.ts';
import type { Ports } from './ports.ts';
import { postCommand } from './post-command.ts';
import { showAppeal } from './show-appeal.ts';

/** Every operation of the contract, each for staff alone. */
export function operations(
  ports: Ports,
  forStaff: (operation: StaffOperation) => Operation,
): Readonly<Record<keyof typeof routes, Operation>> {
  const command = (name: CommandName) => forStaff((request, staff) => postCommand(name, request, staff, ports));
  return {
    showAppeal: forStaff((request, staff) => showAppeal(request, staff, ports)),
    register: command('register'),
    assign: command('assign'),
    forward: command('forward'),
    classify: command('classify'),
    locate: command('locate'),
    extend: command('extend'),
    'interim-answer': command('interim-answer'),
    answer: command('answer'),
    reopen: command('reopen'),
    'decline-reopening': command('decline-reopening'),
    close: command('close'),
    note: command('note'),
  };
}
