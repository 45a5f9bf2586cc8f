import type * as z from 'zod';
import type { bodiesSchema } from './bodies.ts';
import type { sourcesSchema } from './sources.ts';

/** Who is compared with whom: executive bodies of the region, and administrations of municipalities. */
export const leagues = ['executive', 'municipal'] as const;

export type League = (typeof leagues)[number];

export interface DirectoryData {
  readonly bodies: z.infer<typeof bodiesSchema>;
  readonly sources: z.infer<typeof sourcesSchema>;
}

/** Who answers citizens, under which name, and in which league it is rated. */
export interface Directory {
  /** Of bodies and sources together, since both decide on leagues. */
  readonly version: string;
  /** Whether a body, or an organisation subordinate to one, is listed on the day (ISO date). */
  isListed(body: string, at: string): boolean;
  /** The body's name; of one that is not listed, the id itself. */
  nameOf(body: string): string;
  /** The body that this one's work counts to: its parent, or itself. */
  ratedBodyOf(body: string): string;
  /** The body itself and the organisations subordinate to it. */
  withSubordinates(body: string): string[];
  /** The league of the rated body. One that is not listed is in the league that its source names, if any. */
  leagueOf(body: string, source: string): League | undefined;
  /** The body that governs the municipality now; undefined for none of the region's. */
  administrationOf(municipality: string): string | undefined;
  /** The municipality that the body governs or once governed; undefined for one that is no administration. */
  municipalityOf(body: string): string | undefined;
  /** Whether the body is listed and has not ended. */
  isPresent(body: string): boolean;
  /** Rated bodies of a league, in the order of the list; only those listed on the day (ISO date) when one is given. */
  bodiesOf(league: League, at?: string): string[];
}

/** The directory of bodies from the region's data. */
export function directory({ bodies, sources }: DirectoryData): Directory {
  const byId = new Map(bodies.bodies.map((body) => [body.id, body]));
  const leagueOfUnlisted = new Map(sources.sources.map(({ id, unlistedLeague }) => [id, unlistedLeague]));
  const administrations = new Map(
    bodies.bodies.flatMap(({ id, municipality, validTo }) => (municipality && !validTo ? [[municipality, id]] : [])),
  );
  const ratedBodyOf = (body: string) => byId.get(body)?.parent ?? body;
  return {
    version: `${bodies.version}+${sources.version}`,
    isListed(body, at) {
      const listed = byId.get(body);
      return listed !== undefined && isListed(listed, at);
    },
    nameOf: (body) => byId.get(body)?.name ?? body,
    ratedBodyOf,
    withSubordinates: (body) => [body, ...bodies.bodies.flatMap(({ id, parent }) => (parent === body ? [id] : []))],
    leagueOf(body, source) {
      const rated = byId.get(ratedBodyOf(body));
      return rated ? rated.league : leagueOfUnlisted.get(source);
    },
    administrationOf: (municipality) => administrations.get(municipality),
    municipalityOf: (body) => byId.get(body)?.municipality,
    isPresent: (body) => byId.has(body) && byId.get(body)?.validTo === undefined,
    bodiesOf: (league, at) =>
      bodies.bodies
        .filter((body) => body.league === league && (at === undefined || isListed(body, at)))
        .map(({ id }) => id),
  };
}

/** ISO dates compare as text. */
function isListed({ validFrom, validTo }: { validFrom: string; validTo?: string | undefined }, at: string): boolean {
  return validFrom <= at && (validTo === undefined || at < validTo);
}
