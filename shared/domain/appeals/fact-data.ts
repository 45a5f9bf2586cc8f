import * as z from 'zod';
import { lazily } from '../lazily.ts';

const agency = z.string().min(1).max(200);
const text = z.string().max(20_000);
/** UTC milliseconds; on the wire an ISO instant. */
const instant = z.number();

export const channels = ['federal-platform', 'portal', 'social', 'messenger', 'email', 'paper', 'open311'] as const;

const submitted = () =>
  z.object({
    text,
    /** Обращение under 59-ФЗ, or сообщение. */
    kind: z.enum(['appeal', 'message']),
    channel: z.enum(channels),
    address: z.string().max(500).optional(),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
    municipality: z.string().min(1).max(200).optional(),
    theme: z.string().max(300).optional(),
    agency: agency.optional(),
    attachments: z
      .array(z.strictObject({ url: z.url().max(2000), mediaType: z.string().max(100).optional() }))
      .max(20)
      .optional(),
    priority: z.enum(['normal', 'high']).optional(),
    /** Whether a way to reach the author is known; the contacts themselves are kept apart. */
    reachable: z.boolean().optional(),
  });

const classified = () =>
  z.object({
    sector: z.string().min(1).max(300),
    category: z.string().min(1).max(300),
    municipality: z.string().min(1).max(200).optional(),
    by: z.enum(['classifier', 'operator', 'source']),
    /** Calibrated probability of a classifier's label, 0..1. */
    confidence: z.number().min(0).max(1).optional(),
    modelVersion: z.string().max(100).optional(),
  });

const rated = () =>
  z.object({
    satisfied: z.boolean().optional(),
    /** 1..5, five is best. */
    mark: z.int().min(1).max(5).optional(),
    resolved: z.enum(['yes', 'partly', 'no']).optional(),
    comment: text.optional(),
    by: z.enum(['survey', 'source']),
    /** The cycle that was judged; without it, the one that stands at the time. */
    cycle: z.int().positive().max(1000).optional(),
  });

/** What each type of fact says, beside its ids and times. Also the order in which facts of one instant are read.
 * A schema is built when the first fact of its type comes: most starts of a function see few of them. */
export const factDataSchemas = lazily({
  'appeal.submitted': submitted,
  'appeal.registered': () => z.object({ registeredAt: instant.optional() }),
  'appeal.assigned': () => z.object({ agency }),
  'appeal.forwarded': () =>
    z.object({
      from: agency.optional(),
      to: agency,
      reason: text.optional(),
      noticeSent: z.boolean().optional(),
    }),
  'appeal.classified': classified,
  'appeal.extended': () => z.object({ until: instant, reason: text.optional(), noticeSentAt: instant.optional() }),
  'appeal.interim-answered': () => z.object({ agency, text, promisedBy: z.string().max(40).optional() }),
  'appeal.answered': () =>
    z.object({
      agency,
      text,
      resolution: z.enum(['resolved', 'explained', 'declined', 'redirected']).optional(),
    }),
  'appeal.rated': rated,
  'appeal.resubmitted': () => z.object({ text }),
  'appeal.reopened': () => z.object({ reason: text, by: z.string().max(200).optional() }),
  'appeal.closed': () => z.object({ outcome: z.enum(['satisfied', 'silent', 'withdrawn', 'inspected']) }),
  'appeal.noted': () => z.object({ text, by: z.string().max(200).optional() }),
});

export type FactType = keyof typeof factDataSchemas;
export type FactData = { [T in FactType]: z.infer<(typeof factDataSchemas)[T]> };

type Submitted = FactData['appeal.submitted'];
export type Classified = FactData['appeal.classified'];
export type Extended = FactData['appeal.extended'];
export type Rated = FactData['appeal.rated'];
export type AppealKind = Submitted['kind'];
export type Channel = Submitted['channel'];
export type Resolution = NonNullable<FactData['appeal.answered']['resolution']>;
export type Outcome = FactData['appeal.closed']['outcome'];
export type Solved = NonNullable<Rated['resolved']>;

/** Whether the type belongs to the published language of this release. */
export function isKnownType(type: string): type is FactType {
  return Object.hasOwn(factDataSchemas, type);
}
