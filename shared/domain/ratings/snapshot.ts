import * as z from 'zod';
import { leagues } from '../governance/directory.ts';
import { ownVersions } from '../reports/own-versions.ts';
import type { Uniform } from './beta-draws.ts';
import { type Change, changeSince } from './change.ts';
import type { RatingHistory } from './history.ts';
import { type LeagueTable, leagueTable, type TableRow } from './league-table.ts';
import type { RatingMethod } from './method.ts';
import { type Period, previousPeriod } from './period.ts';
import { ratingKind } from './rating-path.ts';
import type { Tallier } from './tally.ts';

/** What a report is about and which versions it was made with; the same in its manifest. */
export const reportHeadSchema = z.strictObject({
  kind: z.literal(ratingKind),
  league: z.enum(leagues),
  ...ownVersions,
});

export type ReportHead = z.infer<typeof reportHeadSchema>;

/** The bodies of a league as the directory listed them for the period. */
export const leagueBodiesSchema = z.strictObject({
  version: z.string(),
  league: z.enum(leagues),
  bodies: z.array(z.strictObject({ body: z.string(), name: z.string() })),
});

export type LeagueBodies = z.infer<typeof leagueBodiesSchema>;

/** A row of a published rating. */
export interface SnapshotRow extends TableRow {
  /** Against the period before; absent where the body was not ranked then. */
  readonly change?: Change | undefined;
  /** Against the revision that this one corrects. */
  readonly correction?: Change | undefined;
}

/** A published rating of one league and period. */
export interface Snapshot extends ReportHead, LeagueTable {
  readonly from: string;
  /** Half-open. */
  readonly to: string;
  readonly cutOff: string;
  readonly method: { readonly id: string; readonly version: number; readonly sample: boolean; readonly sha256: string };
  readonly facts: { readonly count: number; readonly sha256: string };
  /** Cycles due or answered that belong to no body. */
  readonly unassigned: number;
  /** How the intervals came about: anyone with the generator and the seed draws the same numbers. */
  readonly uncertainty: RatingMethod['uncertainty'] & { readonly seed: string };
  readonly table: readonly SnapshotRow[];
}

/** A generator by its seed (hex SHA-256): the first four bytes seed a Mersenne Twister MT19937. */
export type SeededGenerator = (seed: string) => Uniform;

export interface SnapshotInputs {
  readonly head: ReportHead;
  readonly period: Period;
  /** Of the facts of the league and of nobody. */
  readonly counted: Pick<Tallier, 'tallies' | 'unassigned'>;
  /** The canonical facts file before compression: its lines, and its SHA-256, hex. */
  readonly facts: { readonly count: number; readonly sha256: string };
  readonly method: RatingMethod;
  /** SHA-256 of the method file as archived, hex. */
  readonly methodSha256: string;
  readonly bodies: LeagueBodies;
  readonly history: RatingHistory;
  readonly digest: (text: string) => string;
  readonly generator: SeededGenerator;
}

/** The rating as its facts, its method and its directory make it: the same inputs give the same snapshot. */
export function snapshotOf(inputs: SnapshotInputs): Snapshot {
  const { head, period, counted, facts, method, methodSha256, bodies, history, digest, generator } = inputs;
  const names = new Map(bodies.bodies.map(({ body, name }) => [body, name]));
  const seed = digest(`${period.id}\n${head.league}\n${methodSha256}`);
  const league = leagueTable({
    tallies: counted.tallies(),
    method,
    nameOf: (body) => names.get(body) ?? body,
    listed: [...names.keys()],
    uniform: generator(seed),
  });
  const before = history.periods.find(({ period: id }) => id === previousPeriod(period.id));
  const { id, version, sample } = method;
  return {
    ...head,
    from: new Date(period.from).toISOString(),
    to: new Date(period.to).toISOString(),
    cutOff: new Date(period.cutOff).toISOString(),
    method: { id, version, sample, sha256: methodSha256 },
    facts,
    unassigned: counted.unassigned(),
    uncertainty: { ...method.uncertainty, seed },
    ...league,
    table: league.table.map((row) => ({
      ...row,
      ...(before && { change: changeSince(row, league, before) }),
      ...(history.corrects && { correction: changeSince(row, league, history.corrects) }),
    })),
  };
}
