import * as z from 'zod/mini';
import { lazily } from '../lazily.ts';
import { owners } from '../routing/owner.ts';
import { routed } from '../routing/routed.ts';
import { parties } from './labels.ts';

const textOf = (min: number, max: number) => z.string().check(z.minLength(min), z.maxLength(max));
const name = z.optional(textOf(0, 200));
const agency = textOf(1, 200);
const text = textOf(0, 20_000);
/** UTC milliseconds; on the wire an ISO instant. */
const instant = z.number();
const between = (min: number, max: number) => z.number().check(z.minimum(min), z.maximum(max));
const wholeBetween = (min: number, max: number) => z.int().check(z.minimum(min), z.maximum(max));

export const resolutions = ['resolved', 'explained', 'declined', 'redirected'] as const;

/** Why a verdict is kept but may be left out of a rating. */
export const ratingFlags = ['own-network', 'many-from-one-address'] as const;

/** What in a citizen's words tells of conflict. */
export const conflictSigns = ['rudeness', 'threat', 'other-question'] as const;

export const channels = ['federal-platform', 'portal', 'social', 'messenger', 'email', 'paper', 'open311'] as const;

const submitted = () =>
  z.object({
    text,
    /** Обращение under 59-ФЗ, or сообщение. */
    kind: z.enum(['appeal', 'message']),
    channel: z.enum(channels),
    address: z.optional(textOf(0, 500)),
    latitude: z.optional(between(-90, 90)),
    longitude: z.optional(between(-180, 180)),
    municipality: z.optional(textOf(1, 200)),
    theme: z.optional(textOf(0, 300)),
    agency: z.optional(agency),
    /** Whose the thing is that it is about: on whose balance sheet the road, the house, the lamp stands. */
    owner: z.optional(z.enum(owners)),
    attachments: z.optional(
      z
        .array(z.strictObject({ url: z.url().check(z.maxLength(2000)), mediaType: z.optional(textOf(0, 100)) }))
        .check(z.maxLength(20)),
    ),
    priority: z.optional(z.enum(['normal', 'high'])),
    /** Whether a way to reach the author is known; the contacts themselves are kept apart. */
    reachable: z.optional(z.boolean()),
  });

/** A category that a classifier holds for possible. */
const candidate = () => z.object({ sector: textOf(1, 300), category: textOf(1, 300), probability: between(0, 1) });

const classified = () =>
  z.object({
    /** Absent where a classifier is not sure of it, as is the category. */
    sector: z.optional(textOf(1, 300)),
    category: z.optional(textOf(1, 300)),
    municipality: z.optional(textOf(1, 200)),
    by: z.enum(parties),
    /** Calibrated probability of a classifier's label, 0..1: of the category. */
    confidence: z.optional(between(0, 1)),
    sectorConfidence: z.optional(between(0, 1)),
    /** In the place of a category that a classifier leaves open, the likeliest, in their order. */
    candidates: z.optional(z.array(candidate()).check(z.maxLength(3))),
    /** Of a classifier; of a theme's meaning, of the table that says it. */
    modelVersion: z.optional(textOf(0, 100)),
  });

/** Words may speak for so many municipalities at the most: more than a region has. */
export const maxPossiblePlaces = 200;

const located = () =>
  z.object({
    /** Absent where the recogniser finds several alike. */
    municipality: z.optional(textOf(1, 200)),
    by: z.enum(['recogniser', 'operator', 'source']),
    /** In the place of a municipality that the recogniser leaves open, those that the words may mean. */
    candidates: z.optional(z.array(textOf(1, 200)).check(z.minLength(2), z.maxLength(maxPossiblePlaces))),
    /** Of the recogniser. */
    version: z.optional(textOf(0, 100)),
  });

const rated = () =>
  z.object({
    satisfied: z.optional(z.boolean()),
    /** 1..5, five is best. */
    mark: z.optional(wholeBetween(1, 5)),
    resolved: z.optional(z.enum(['yes', 'partly', 'no'])),
    comment: z.optional(text),
    /** What was wrong with the answer, as the region's list of reasons calls it. */
    reasons: z.optional(z.array(textOf(1, 100)).check(z.maxLength(20))),
    by: z.enum(['survey', 'source']),
    /** The citizen lets the centre come back to them; asked by our own survey. */
    mayContact: z.optional(z.boolean()),
    /** Found by the centre in an answer to its own survey. */
    flags: z.optional(z.array(z.enum(ratingFlags)).check(z.maxLength(ratingFlags.length))),
    /** What the centre reads in the comment, where it reads anything. */
    conflict: z.optional(
      z.object({ signs: z.array(z.enum(conflictSigns)).check(z.minLength(1)), version: textOf(1, 100) }),
    ),
    /** Seconds from our invitation to the answer; only our own survey knows. */
    afterSeconds: z.optional(z.number()),
    /** The cycle that was judged; without it, the one that stands at the time. */
    cycle: z.optional(z.int().check(z.positive(), z.maximum(1000))),
  });

/**
 * What each type of fact says, beside its ids and times. Also the order in which facts of one instant are read.
 * A schema is built when the first fact of its type comes: most starts of a function see few of them. They are of zod's
 * small kind, for the intake's start waits for them.
 */
export const factDataSchemas = lazily({
  'appeal.submitted': submitted,
  'appeal.registered': () => z.object({ registeredAt: z.optional(instant) }),
  'appeal.assigned': () =>
    z.object({
      /** Absent where the centre itself can name nobody for certain, but has likely ones. */
      agency: z.optional(agency),
      /** Who of the agency or the centre works on it, as their issuer calls them. */
      executor: z.optional(textOf(1, 128)),
      /** What the centre's own routing made it from; absent when somebody else assigned it. */
      route: z.optional(routed()),
    }),
  'appeal.forwarded': () =>
    z.object({
      from: z.optional(agency),
      to: agency,
      reason: z.optional(text),
      noticeSent: z.optional(z.boolean()),
    }),
  'appeal.classified': classified,
  'appeal.located': located,
  'appeal.extended': () => z.object({ until: instant, reason: z.optional(text), noticeSentAt: z.optional(instant) }),
  'appeal.interim-answered': () => z.object({ agency, text, promisedBy: z.optional(textOf(0, 40)) }),
  'appeal.answered': () =>
    z.object({
      agency,
      text,
      resolution: z.optional(z.enum(resolutions)),
    }),
  'appeal.rated': rated,
  'appeal.resubmitted': () => z.object({ text }),
  'appeal.reopened': () => z.object({ reason: text, by: name }),
  'appeal.reopening-declined': () => z.object({ reason: textOf(1, 20_000), by: name }),
  'appeal.closed': () => z.object({ outcome: z.enum(['satisfied', 'silent', 'withdrawn', 'inspected']) }),
  'appeal.noted': () => z.object({ text, by: name }),
});

export type FactType = keyof typeof factDataSchemas;
export type FactData = { [T in FactType]: z.infer<(typeof factDataSchemas)[T]> };

type Submitted = FactData['appeal.submitted'];
export type Classified = FactData['appeal.classified'];
export type Candidate = NonNullable<Classified['candidates']>[number];
export type Extended = FactData['appeal.extended'];
export type Rated = FactData['appeal.rated'];
export type AppealKind = Submitted['kind'];
export type Channel = Submitted['channel'];
export type Resolution = NonNullable<FactData['appeal.answered']['resolution']>;
export type Outcome = FactData['appeal.closed']['outcome'];
export type RatingFlag = (typeof ratingFlags)[number];
export type ConflictSign = (typeof conflictSigns)[number];
export type Solved = NonNullable<Rated['resolved']>;

/** Whether the type belongs to the published language of this release. */
export function isKnownType(type: string): type is FactType {
  return Object.hasOwn(factDataSchemas, type);
}
