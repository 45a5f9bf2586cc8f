import type { Fact } from '../appeals/fact.ts';
import type { Command } from './command.ts';

type FactIds = Pick<Fact, 'source' | 'eventId' | 'occurredAt' | 'sequence' | 'author'>;

/** What the fact says beside the command: it follows from where the appeal is and who commands. */
export interface Circumstances {
  /** Who answers. */
  readonly agency: string;
  /** Who has it until now. */
  readonly from?: string | undefined;
}

/** The fact that a command becomes. */
export function factOfCommand(command: Command, ids: FactIds, { agency, from }: Circumstances): Fact {
  switch (command.name) {
    case 'register':
      return { ...ids, type: 'appeal.registered', data: {} };
    case 'assign':
      return { ...ids, type: 'appeal.assigned', data: command.data };
    case 'forward':
      return { ...ids, type: 'appeal.forwarded', data: { from, ...command.data } };
    case 'classify':
      return { ...ids, type: 'appeal.classified', data: { ...command.data, by: 'operator' } };
    case 'locate':
      return { ...ids, type: 'appeal.located', data: { ...command.data, by: 'operator' } };
    case 'extend':
      return { ...ids, type: 'appeal.extended', data: command.data };
    case 'interim-answer':
      return { ...ids, type: 'appeal.interim-answered', data: { agency, ...command.data } };
    case 'answer':
      return { ...ids, type: 'appeal.answered', data: { agency, ...command.data } };
    case 'reopen':
      return { ...ids, type: 'appeal.reopened', data: command.data };
    case 'decline-reopening':
      return { ...ids, type: 'appeal.reopening-declined', data: command.data };
    case 'close':
      return { ...ids, type: 'appeal.closed', data: command.data };
    case 'note':
      return { ...ids, type: 'appeal.noted', data: command.data };
  }
}
