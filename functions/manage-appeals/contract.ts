import * as z from 'zod';
import type { CommandName } from '#shared/domain/commands/command.ts';
import type { OperationContracts } from '#shared/lambda/operation-contract.ts';
import { appealAnswer, commandAnswer } from './answers.ts';
import { commandBodies } from './command-bodies.ts';

/** Routes of `manage-appeals`, by operation: one for each command, so that each has its own body and its own words. */
export const routes = {
  showAppeal: 'GET /v1/appeals/{appealId}',
  register: 'POST /v1/appeals/{appealId}/commands/register',
  assign: 'POST /v1/appeals/{appealId}/commands/assign',
  forward: 'POST /v1/appeals/{appealId}/commands/forward',
  classify: 'POST /v1/appeals/{appealId}/commands/classify',
  locate: 'POST /v1/appeals/{appealId}/commands/locate',
  extend: 'POST /v1/appeals/{appealId}/commands/extend',
  'interim-answer': 'POST /v1/appeals/{appealId}/commands/interim-answer',
  answer: 'POST /v1/appeals/{appealId}/commands/answer',
  reopen: 'POST /v1/appeals/{appealId}/commands/reopen',
  'decline-reopening': 'POST /v1/appeals/{appealId}/commands/decline-reopening',
  close: 'POST /v1/appeals/{appealId}/commands/close',
  note: 'POST /v1/appeals/{appealId}/commands/note',
} as const satisfies Record<'showAppeal' | CommandName, string>;

/** What stands in the path of every operation. */
export const pathSchema = z.object({
  appealId: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    .meta({ description: "The appeal's own number, without the dashes it is shown with.", examples: ['7K2M04QX9ZTA'] }),
});

/** What every command needs beside its body. */
export const commandHeadersSchema = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .meta({
      description:
        'Unique among the commands of this member of staff to this appeal, a UUID for instance. The same command with the same key is carried out once and answered again (200 in the place of 201); another command with it is refused with 422.',
    }),
  'if-match': z
    .string()
    .regex(/^"\d{1,15}"$/)
    .meta({
      description:
        'The ETag that the appeal was read with. 428 without it, 412 when the appeal has changed since; a repeat is never a 412.',
      examples: ['"7"'],
    }),
});

const summaries: Readonly<Record<CommandName, string>> = {
  register: 'Register the appeal: the clock of the final answer starts',
  assign: 'Put the appeal on the table of a body, and of an executor there',
  forward: 'Forward the appeal to the body that is competent',
  classify: 'Say what the appeal is about',
  locate: 'Say in which municipality it is',
  extend: 'Prolong the term of the final answer',
  'interim-answer': 'Give a first, interim answer',
  answer: 'Give the final answer',
  reopen: 'Take an answered or closed appeal up again; a request of the citizen is granted by it',
  'decline-reopening': "Decline the citizen's request to take the appeal up again",
  close: 'Close the appeal',
  note: 'Add an internal note',
};

/** What OpenAPI says of each operation. */
export function operationContracts(): OperationContracts<typeof routes> {
  const commanded = (name: CommandName) => ({
    summary: summaries[name],
    path: pathSchema,
    headers: commandHeadersSchema,
    body: commandBodies[name],
    answers: { 200: commandAnswer(), 201: commandAnswer() },
    problems: [400, 404, 409, 412, 422, 428],
  });
  return {
    showAppeal: {
      summary: 'One appeal with all that is known of it and what the asking person may do with it',
      path: pathSchema,
      answers: { 200: appealAnswer() },
      problems: [404],
    },
    register: commanded('register'),
    assign: commanded('assign'),
    forward: commanded('forward'),
    classify: commanded('classify'),
    locate: commanded('locate'),
    extend: commanded('extend'),
    'interim-answer': commanded('interim-answer'),
    answer: commanded('answer'),
    reopen: commanded('reopen'),
    'decline-reopening': commanded('decline-reopening'),
    close: commanded('close'),
    note: commanded('note'),
  };
}
