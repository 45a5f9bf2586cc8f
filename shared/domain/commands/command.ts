import type { Instant } from '../appeals/fact.ts';
import type { FactType, Outcome, Resolution } from '../appeals/fact-data.ts';
import type { Action } from '../governance/role-table.ts';

/** What a member of staff says with each command. */
export interface CommandData {
  readonly register: Readonly<Record<never, never>>;
  readonly assign: { readonly agency: string; readonly executor?: string | undefined };
  readonly forward: { readonly to: string; readonly reason: string; readonly noticeSent: boolean };
  readonly classify: {
    readonly sector: string;
    readonly category: string;
    readonly municipality?: string | undefined;
  };
  readonly locate: { readonly municipality: string };
  readonly extend: { readonly until: Instant; readonly reason: string; readonly noticeSentAt?: Instant | undefined };
  readonly 'interim-answer': { readonly text: string; readonly promisedBy?: string | undefined };
  readonly answer: { readonly text: string; readonly resolution: Resolution };
  readonly reopen: { readonly reason: string };
  readonly 'decline-reopening': { readonly reason: string };
  readonly close: { readonly outcome: Outcome };
  readonly note: { readonly text: string };
}

export type CommandName = keyof CommandData;

type CommandOf<N extends CommandName> = { readonly name: N; readonly data: CommandData[N] };

/** What a member of staff wants done with an appeal. */
export type Command = { [N in CommandName]: CommandOf<N> }[CommandName];

/** The fact that each command becomes, and the right that it takes. */
export const commands = {
  register: { type: 'appeal.registered', action: 'register' },
  assign: { type: 'appeal.assigned', action: 'assign' },
  forward: { type: 'appeal.forwarded', action: 'forward' },
  classify: { type: 'appeal.classified', action: 'classify' },
  locate: { type: 'appeal.located', action: 'classify' },
  extend: { type: 'appeal.extended', action: 'extend' },
  'interim-answer': { type: 'appeal.interim-answered', action: 'interim-answer' },
  answer: { type: 'appeal.answered', action: 'answer' },
  reopen: { type: 'appeal.reopened', action: 'reopen' },
  'decline-reopening': { type: 'appeal.reopening-declined', action: 'reopen' },
  close: { type: 'appeal.closed', action: 'close' },
  note: { type: 'appeal.noted', action: 'note' },
} as const satisfies Record<CommandName, { readonly type: FactType; readonly action: Action }>;

/** All of them, in the order in which they are shown. */
export const commandNames: readonly CommandName[] = [
  'register',
  'assign',
  'forward',
  'classify',
  'locate',
  'extend',
  'interim-answer',
  'answer',
  'reopen',
  'decline-reopening',
  'close',
  'note',
];
