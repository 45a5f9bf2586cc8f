import * as z from 'zod';

export const leagues = ['executive', 'municipal'] as const;

/** Which bodies are compared with each other. */
export type League = (typeof leagues)[number];

const bodySchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(3),
  league: z.enum(leagues),
  /** A subordinate organisation counts to its parent. */
  parent: z.string().optional(),
  municipality: z.string().optional(),
  validFrom: z.iso.date(),
  /** The first day it is no more. */
  validTo: z.iso.date().optional(),
});

export const bodiesSchema = z.strictObject({
  version: z.string(),
  sample: z.boolean(),
  bodies: z.array(bodySchema).min(1),
});

export const municipalitiesSchema = z.strictObject({
  version: z.string(),
  municipalities: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      type: z.enum(['городской округ', 'муниципальный округ', 'муниципальный район']),
      settlement: z.string(),
    }),
  ),
});

export const sourcesSchema = z.strictObject({
  version: z.string(),
  sources: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/),
      title: z.string(),
      /** The league of bodies that the directory does not list, for a source that names its own. */
      unlistedLeague: z.enum(leagues).optional(),
    }),
  ),
});

export type Body = z.infer<typeof bodySchema>;
export type Source = z.infer<typeof sourcesSchema>['sources'][number];

/** Who is who among those who answer. */
export interface Directory {
  readonly version: string;
  /** The official name; the id itself for a body that is not listed. */
  nameOf(body: string): string;
  /** The body that answers for it in the rating: its parent's, where it has one. */
  ratedBodyOf(body: string): string;
  /** The league of a body; for one that is not listed, what its source says. */
  leagueOf(body: string, source: string): League | undefined;
  /** Rated bodies of the league on a day (ISO date). */
  bodiesOf(league: League, day: string): string[];
}

/** Throws when a parent is not listed. */
export function directory(
  { version, bodies }: { version: string; bodies: readonly Body[] },
  sources: readonly Source[],
): Directory {
  const listed = new Map(bodies.map((body) => [body.id, body]));
  const unlisted = new Map(sources.map(({ id, unlistedLeague }) => [id, unlistedLeague]));
  for (const { id, parent } of bodies) {
    if (parent !== undefined && !listed.has(parent))
      throw new Error(`bodies: the parent of ${id}, ${parent}, is not listed`);
  }
  return {
    version,
    nameOf: (body) => listed.get(body)?.name ?? body,
    ratedBodyOf: (body) => listed.get(body)?.parent ?? body,
    leagueOf: (body, source) => listed.get(body)?.league ?? unlisted.get(source),
    bodiesOf: (league, day) =>
      bodies
        .filter((body) => body.league === league && body.parent === undefined)
        .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day < validTo))
        .map(({ id }) => id),
  };
}
