import { compareFacts } from '../appeals/fold.ts';
import { isAllowed } from '../appeals/transitions.ts';
import { type CommandName, commands } from './command.ts';
import type { RefusalCode } from './refusal.ts';
import type { Situation } from './situation.ts';

/**
 * Why a command is refused whatever it says: what the transition table forbids in this state, and what our own staff must not
 * do although a source may report it. Undefined where it depends on what the command says.
 */
export function precondition(name: CommandName, situation: Situation): RefusalCode | undefined {
  const { state, cycle, body } = situation;
  if (!isAllowed(commands[name].type, state)) {
    if (state === 'absent') return 'not-submitted';
    if (state === 'open') return 'still-open';
    return state === 'closed' ? 'closed' : 'already-answered';
  }
  switch (name) {
    case 'register':
      return isRegistered(situation) ? 'already-registered' : undefined;
    case 'reopen':
      // A source may report it; to whoever does it here it would be a new term in the place of the one that runs.
      return state === 'open' ? 'still-open' : undefined;
    case 'decline-reopening':
      return cycle?.reopenRequest ? undefined : 'no-request';
    case 'forward':
    case 'extend':
    case 'interim-answer':
    case 'answer':
      return body === undefined ? 'nobody-responsible' : undefined;
    default:
      return undefined;
  }
}

/** Whether the body that has it now has registered it: after a forwarding the next one does so anew (59-ФЗ art. 8(2)). */
export function isRegistered({ cycle, facts }: Pick<Situation, 'cycle' | 'facts'>): boolean {
  if (cycle?.registeredAt === undefined) return false;
  const moves = facts
    .filter(({ type, occurredAt }) => isMove(type) && occurredAt >= cycle.startedAt)
    .sort(compareFacts);
  return moves.at(-1)?.type !== forwarded;
}

const forwarded = 'appeal.forwarded';

function isMove(type: string): boolean {
  return type === 'appeal.registered' || type === forwarded;
}
