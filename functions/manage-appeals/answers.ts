import * as z from 'zod';
import { channels, conflictSigns, ratingFlags, resolutions } from '#shared/domain/appeals/fact-data.ts';
import { parties } from '#shared/domain/appeals/labels.ts';
import { commandNames } from '#shared/domain/commands/command.ts';
import { askedAnswer } from './asked-answer.ts';
import { factAnswer } from './fact-answer.ts';

/*
 * What the function answers with. The code that makes the answers is held to these by their types alone; the schemas
 * themselves are for the description of the API and for tests, so each is made when it is asked for.
 */

const instant = () => z.iso.datetime();
const levels = () => z.enum(['on-track', 'at-risk', 'overdue', 'overdue-badly']);
const states = () => z.enum(['absent', 'open', 'answered', 'closed']);
const kinds = () => z.enum(['appeal', 'message']);
const sentence = () => z.object({ code: z.string(), clause: z.string(), text: z.string() });

const termAnswer = () =>
  z.object({
    policy: z.string(),
    clockStart: instant(),
    dueAt: instant().meta({ description: 'The last instant of the final answer, with valid prolongations.' }),
    firstDueAt: instant().meta({ description: 'The same before any prolongation.' }),
    extendedAt: instant().optional(),
    extensionFaults: z.array(z.string()).meta({ description: 'Why prolongations that were reported do not count.' }),
    calendarIncomplete: z.boolean().meta({ description: 'A part of the term lies in a year without calendar data.' }),
    level: levels().optional().meta({ description: 'Absent once it is answered.' }),
    atRiskAt: instant(),
    overdueAt: instant(),
    overdueBadlyAt: instant(),
    explanation: z.array(z.string()).meta({ description: 'How the terms came about, in Russian, with articles.' }),
    registration: z
      .object({ dueAt: instant(), at: instant().optional(), isLate: z.literal(true).optional() })
      .optional()
      .meta({ description: 'Of the body that has it now.' }),
    forwardingDueAt: instant(),
    firstAnswer: z
      .object({ dueAt: instant(), level: levels() })
      .optional()
      .meta({ description: 'While nobody has reacted at all, where the policy has a term for that.' }),
  });

const responsibleAnswer = () =>
  z.object({
    body: z.string(),
    name: z.string(),
    since: instant(),
    isProposed: z.literal(true).optional().meta({ description: "By the centre's routing alone." }),
    executor: z.string().optional(),
  });

const flags = () =>
  z.array(z.enum(ratingFlags)).meta({ description: 'Why a method may leave it out of satisfaction.' });
const conflict = () =>
  z.array(z.enum(conflictSigns)).meta({ description: "What of conflict is in the citizen's words." });

const surveyAnswer = () =>
  z.object({
    state: z.enum(['not-invited', 'invited', 'expired', 'answered']),
    openUntil: instant().optional(),
    answer: z
      .object({
        at: instant(),
        mark: z.number(),
        resolved: z.enum(['yes', 'partly', 'no']),
        reasons: z.array(z.string()).meta({ description: "What was wrong, by the region's list." }),
        mayContact: z.boolean().meta({ description: 'The citizen lets the centre come back to them.' }),
        flags: flags().optional(),
        conflict: conflict().optional(),
      })
      .optional(),
  });

const cycleAnswer = () =>
  z.object({
    number: z.number(),
    state: z.enum(['open', 'answered', 'closed']),
    sector: z.string(),
    category: z.string(),
    municipality: z.string().optional(),
    startedAt: instant(),
    registeredAt: instant().optional(),
    responsible: z.array(responsibleAnswer()).meta({ description: 'Earliest first.' }),
    forwarded: z.object({ at: instant(), by: z.string().optional(), isLate: z.literal(true).optional() }).optional(),
    term: termAnswer(),
    firstAnswerAt: instant().optional(),
    answeredAt: instant().optional(),
    answeredBy: z.string().optional(),
    resolution: z.enum(resolutions).optional(),
    ratings: z.array(
      z.object({
        at: instant(),
        satisfied: z.boolean(),
        by: z.enum(['survey', 'source']),
        resolved: z.enum(['yes', 'partly', 'no']).optional(),
        flags: flags().optional(),
      }),
    ),
    reopenRequest: z.object({ since: instant(), decideBy: instant(), conflict: conflict().optional() }).optional(),
    survey: surveyAnswer().optional().meta({ description: 'Once it is answered.' }),
    closedAt: instant().optional(),
    outcome: z.enum(['satisfied', 'silent', 'withdrawn', 'inspected']).optional(),
    returnedAt: instant().optional(),
  });

const labelAnswer = () =>
  z.object({
    by: z.enum(parties).meta({ description: '`theme`: what the theme that its platform gave means in the catalogue.' }),
    sector: z.string().optional(),
    category: z.string().optional(),
    municipality: z.string().optional(),
    confidence: z.number().optional(),
    sectorConfidence: z.number().optional(),
    modelVersion: z.string().optional(),
  });

const likenessAnswer = () =>
  z.object({
    isMass: z.boolean(),
    count: z.number(),
    since: instant(),
    until: instant(),
    appealIds: z
      .array(z.string())
      .optional()
      .meta({ description: 'The latest ones; only for those who may see them.' }),
  });

/** One appeal. */
export const appealAnswer = () =>
  z.object({
    appealId: z.string(),
    number: z.string().meta({ description: 'The same as it is shown and dictated.' }),
    version: z.number().meta({ description: 'What the ETag says.' }),
    source: z.string(),
    externalId: z.string(),
    kind: kinds().optional(),
    channel: z.enum(channels).optional(),
    reachable: z.boolean().optional().meta({ description: 'Whether a way to reach the author is known.' }),
    state: states(),
    sector: z.string(),
    category: z.string(),
    municipality: z.string().optional(),
    labels: z.array(labelAnswer()).meta({ description: "Every party's latest word on what it is about." }),
    disagreement: z.enum(['sector', 'category']).optional(),
    ...askedAnswer(),
    cycles: z.array(cycleAnswer()),
    history: z.array(factAnswer()).meta({ description: 'All facts in their order.' }),
    likeness: likenessAnswer().optional().meta({ description: 'Duplicates or the mass problem that it is one of.' }),
    allowed: z.array(z.enum(commandNames)).meta({ description: 'Commands that the asking person may give now.' }),
  });

/** What a command has become. */
export const commandAnswer = () =>
  z.object({
    fact: z.object({
      source: z.string(),
      eventId: z.string(),
      type: z.string(),
      occurredAt: instant(),
      author: z.object({ id: z.string(), role: z.string() }).optional(),
    }),
    warnings: z.array(sentence()).meta({ description: 'What it was taken in spite of.' }),
    version: z.number(),
    appeal: z
      .object({
        appealId: z.string(),
        state: states(),
        cycle: z.number(),
        sector: z.string(),
        category: z.string(),
        municipality: z.string().optional(),
        body: z.string().optional(),
        executor: z.string().optional(),
        dueAt: instant().optional(),
        allowed: z.array(z.enum(commandNames)),
      })
      .optional()
      .meta({ description: 'What it is now; absent where the command has taken it out of sight of who gave it.' }),
  });

export type AppealAnswer = z.infer<ReturnType<typeof appealAnswer>>;
export type CycleAnswer = z.infer<ReturnType<typeof cycleAnswer>>;
export type CommandAnswer = z.infer<ReturnType<typeof commandAnswer>>;
