import * as z from 'zod';
import type { CommandData, CommandName } from '#shared/domain/commands/command.ts';

const id = (description: string) => z.string().min(1).max(200).meta({ description });
const words = (description: string) =>
  z
    .string()
    .max(20_000)
    .meta({ description: `${description}. A blank one is refused with 409, and with the article.` });
const instant = (description: string) =>
  z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .meta({ description, examples: ['2026-10-05T11:02:33+03:00'] });
const reason = (of: string) => words(`Why, in words that the citizen may read: ${of}`);

/** What each command says, as its request's body. A field that is not here is refused: it may be a misspelt one. */
export const commandBodies = {
  register: z
    .strictObject({})
    .meta({ description: 'Registered now: the day of registration is the day of the request.' }),
  assign: z.strictObject({
    agency: id('The body or organisation whose table it is on from now on, as the directory of bodies calls it.'),
    executor: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .meta({ description: 'Who there works on it: the `sub` of their tokens.' }),
  }),
  forward: z.strictObject({
    to: id('The body that is competent, as the directory of bodies calls it.'),
    reason: reason('why another body is competent'),
    noticeSent: z.boolean().meta({
      description: 'The citizen was told of it. An обращение is not forwarded without (59-ФЗ art. 8(3)).',
    }),
  }),
  classify: z.strictObject({
    sector: id('A sector of the catalogue.'),
    category: id('A category of that sector.'),
    municipality: id('A municipality of the region, where the appeal is about another one than it says.').optional(),
  }),
  locate: z.strictObject({
    municipality: id('The municipality of the region where it is; what the appeal is about stays as it was.'),
  }),
  extend: z.strictObject({
    until: instant('A moment of the new last day; the term ends with that day.'),
    reason: reason('why the term is not enough'),
    noticeSentAt: instant('When the citizen was told of it. Without it a term is not prolonged.').optional(),
  }),
  'interim-answer': z.strictObject({
    text: words('The first reaction; the term of the final answer goes on'),
    promisedBy: z.iso.date().optional().meta({ description: 'The day by which something is promised.' }),
  }),
  answer: z.strictObject({
    text: words('The answer on the substance (59-ФЗ art. 10(1)(4))'),
    resolution: z.enum(['resolved', 'explained', 'declined', 'redirected']),
  }),
  reopen: z.strictObject({
    reason: reason('why the answer does not do; also what a request of the citizen is granted with'),
  }),
  'decline-reopening': z.strictObject({ reason: reason("why the citizen's request to reopen is not granted") }),
  close: z.strictObject({
    outcome: z.enum(['satisfied', 'silent', 'withdrawn', 'inspected']).meta({
      description: 'Only what was withdrawn is closed without an answer.',
    }),
  }),
  note: z.strictObject({ text: words('An internal note; the citizen does not see it') }),
} as const satisfies { readonly [Name in CommandName]: z.ZodType<CommandData[Name]> };
