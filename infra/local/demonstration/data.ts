import * as z from 'zod';
import bodiesJson from './bodies.json' with { type: 'json' };
import complaintsJson from './texts/complaints.json' with { type: 'json' };
import lettersJson from './texts/letters.json' with { type: 'json' };
import peopleJson from './texts/people.json' with { type: 'json' };
import placesJson from './texts/places.json' with { type: 'json' };
import repliesJson from './texts/replies.json' with { type: 'json' };

/* All that the demonstration makes up, as data. Nobody and nothing in it is real but the places. */

const share = z.number().min(0).max(1);
const phrases = z.array(z.string()).min(1);
const byTone = z.strictObject({ formal: phrases, plain: phrases, brief: phrases, organisation: phrases });

const temperamentSchema = z.strictObject({
  /** Of 2,000. */
  appeals: z.int().nonnegative(),
  /** What it deals with: a key of the profiles. */
  profile: z.string(),
  /** The part of the term after which half of its answers are given. */
  tempo: z.number().positive(),
  /** How much its answers help. */
  quality: share,
  /** How often it does not answer at all. */
  silent: share,
  /** How often it waits for the last tenth of the term. */
  lastMinute: share.optional(),
  /** Organisations that answer a part of it: of which sectors or categories, and in which municipality alone. */
  subordinates: z
    .array(z.strictObject({ id: z.string(), topics: z.array(z.string()).min(1), municipality: z.string().optional() }))
    .default([]),
});

export type Temperament = z.infer<typeof temperamentSchema>;

export const demonstration = z
  .strictObject({
    bodies: z.record(z.string(), temperamentSchema),
    /** Weights of sectors, or of categories as `sector/category`. */
    profiles: z.record(z.string(), z.record(z.string(), z.number().positive())),
    /** The ministry of a sector, to which people write when the municipality is competent. */
    ministries: z.record(z.string(), z.string()),
    /** Days on which many write about one thing. */
    surges: z.array(
      z.strictObject({
        body: z.string(),
        category: z.string(),
        from: z.iso.date(),
        days: z.int().positive(),
        appeals: z.int().positive(),
      }),
    ),
  })
  .parse(bodiesJson);

/** By `sector/category`. */
export const complaints = z
  .record(
    z.string(),
    z.strictObject({
      weight: z.number().positive(),
      /** Months of the year (1–12) in which people complain of it; without them, all. */
      months: z.array(z.int().min(1).max(12)).optional(),
      texts: phrases,
      /** What was done about it, and what is going to be. */
      done: z.string(),
      plan: z.string(),
    }),
  )
  .parse(complaintsJson);

export const letters = z
  .strictObject({ openings: byTone, details: phrases, closings: byTone, whereabouts: z.string() })
  .parse(lettersJson);

export type Tone = keyof typeof letters.openings;

export const replies = z
  .strictObject({
    resolved: phrases,
    explained: phrases,
    declined: phrases,
    redirected: phrases,
    /** Answers that say nothing (отписки). */
    empty: phrases,
    interim: phrases,
    supplement: phrases,
    resubmitted: phrases,
    reopened: phrases,
    standing: phrases,
    notes: phrases,
    forwarding: phrases,
    extension: phrases,
    praise: phrases,
    blame: phrases,
  })
  .parse(repliesJson);

const names = z.strictObject({ surnames: phrases, names: phrases });

export const people = z.strictObject({ men: names, women: names, organisations: phrases }).parse(peopleJson);

const settlementSchema = z.strictObject({
  name: z.string(),
  /** «в Сыктывкаре». */
  in: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  weight: z.number().positive(),
});

export type Settlement = z.infer<typeof settlementSchema>;

export const places = z
  .strictObject({
    since: phrases,
    /** A street in the nominative, genitive and prepositional. */
    streets: z.array(z.strictObject({ is: z.string(), of: z.string(), on: z.string() })).min(1),
    municipalities: z.record(
      z.string(),
      z.strictObject({ weight: z.number().positive(), settlements: z.array(settlementSchema).min(1) }),
    ),
  })
  .parse(placesJson);
