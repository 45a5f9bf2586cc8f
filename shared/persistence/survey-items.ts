import * as z from 'zod';
import { invitationOutcomes } from '#shared/domain/surveys/invitation.ts';
import type { Survey } from '#shared/domain/surveys/survey.ts';

/*
 * Two items per survey:
 *   survey#<token hash>              the survey and, once given, its answer
 *   invitation#<appeal>#<cycle>      which link the cycle has; kept for ever, so that a cycle is asked about once
 */

/**
 * How long a survey stays after its link's term. Long enough that someone who opens the mail after a summer away is told
 * that the term has ended, not that there never was such a link, and that an answer message sent back from the dead
 * letters (they keep for 14 days) still finds the answer. Then the comment goes, which is all that is personal in it.
 */
const keptAfterTermMs = 180 * 86_400_000;

const itemSchema = z.object({
  tokenHash: z.string(),
  appealId: z.string(),
  source: z.string(),
  externalId: z.string(),
  cycle: z.number(),
  /** Absent in items of earlier releases, as are `citizens` and the answer's reasons. */
  sector: z.string().default('other'),
  category: z.string(),
  body: z.string().optional(),
  citizens: z.array(z.string()).default([]),
  answeredAt: z.number(),
  openUntil: z.number(),
  answer: z
    .object({
      mark: z.number(),
      resolved: z.enum(['yes', 'partly', 'no']),
      reasons: z.array(z.string()).default([]),
      comment: z.string().optional(),
      mayContact: z.boolean().default(false),
      isFromOwnNetwork: z.literal(true).optional(),
      address: z.string().optional(),
      at: z.number(),
    })
    .optional(),
});

export function surveyKey(tokenHash: string) {
  return { pk: `survey#${tokenHash}`, sk: 'survey' };
}

export function invitationKey({ appealId, cycle }: Pick<Survey, 'appealId' | 'cycle'>) {
  return { pk: `invitation#${appealId}#${cycle}`, sk: 'invitation' };
}

const invitationSchema = z.object({
  pk: z.string(),
  /** Absent where nobody was asked. */
  tokenHash: z.string().optional(),
  outcome: z.enum(invitationOutcomes).optional(),
  way: z.string().optional(),
  /** Items of earlier releases do not say when. */
  at: z.number().default(0),
});

export function invitationFrom(item: unknown): z.output<typeof invitationSchema> {
  return invitationSchema.parse(item);
}

/** The table's `expiresAt` is the database's own clean-up, in seconds; the link's term is `openUntil`, in milliseconds. */
export function surveyItem({ expiresAt, ...survey }: Survey) {
  return {
    ...surveyKey(survey.tokenHash),
    ...survey,
    openUntil: expiresAt,
    expiresAt: Math.ceil((expiresAt + keptAfterTermMs) / 1000),
  };
}

export function surveyFrom(item: unknown): Survey {
  const { openUntil, ...survey } = itemSchema.parse(item);
  return { ...survey, expiresAt: openUntil };
}
