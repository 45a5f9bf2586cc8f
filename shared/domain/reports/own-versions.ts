import * as z from 'zod';

/** What the head of every report says after what it is about: of when, which revision, and what it was made with. */
export const ownVersions = {
  /** `2026-10`. */
  period: z.string(),
  /** 1 for the first published; a correction is the next one. */
  revision: z.int().positive(),
  /** Why a revision after the first was made. */
  reason: z.string().min(1).max(1000).optional(),
  versions: z.strictObject({
    directory: z.string(),
    calendar: z.string(),
    policies: z.string(),
    classifier: z.string(),
  }),
} as const;
