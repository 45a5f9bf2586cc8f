import type * as z from 'zod';
import type { Command, CommandName } from '#shared/domain/commands/command.ts';
import { commandBodies } from './command-bodies.ts';

/** A body as the command it says, or what is wrong with it. */
export type ReadBody = (json: unknown) => { readonly command: Command } | { readonly error: z.ZodError };

/** How the body of each command is read. */
export const readBody: Readonly<Record<CommandName, ReadBody>> = {
  register: reader(commandBodies.register, (data) => ({ name: 'register', data })),
  assign: reader(commandBodies.assign, (data) => ({ name: 'assign', data })),
  forward: reader(commandBodies.forward, (data) => ({ name: 'forward', data })),
  classify: reader(commandBodies.classify, (data) => ({ name: 'classify', data })),
  locate: reader(commandBodies.locate, (data) => ({ name: 'locate', data })),
  extend: reader(commandBodies.extend, (data) => ({ name: 'extend', data })),
  'interim-answer': reader(commandBodies['interim-answer'], (data) => ({ name: 'interim-answer', data })),
  answer: reader(commandBodies.answer, (data) => ({ name: 'answer', data })),
  reopen: reader(commandBodies.reopen, (data) => ({ name: 'reopen', data })),
  'decline-reopening': reader(commandBodies['decline-reopening'], (data) => ({ name: 'decline-reopening', data })),
  close: reader(commandBodies.close, (data) => ({ name: 'close', data })),
  note: reader(commandBodies.note, (data) => ({ name: 'note', data })),
};

function reader<T>(schema: z.ZodType<T>, commandOf: (data: T) => Command): ReadBody {
  return (json) => {
    const parsed = schema.safeParse(json, { jitless: true });
    return parsed.success ? { command: commandOf(parsed.data) } : { error: parsed.error };
  };
}
