import * as z from 'zod';
import { leagues } from '../governance/directory.ts';
import type { RatingFact } from './fact.ts';
import { concerns, tallyBodies } from './indicators.ts';
import { type LeagueTable, leagueTable } from './league-table.ts';
import type { RatingMethod } from './method.ts';
import type { Period } from './period.ts';

/** What a report is about and which versions it was made with; the same in its manifest. */
export const reportHeadSchema = z.strictObject({
  kind: z.literal('rating'),
  league: z.enum(leagues),
  /** `2026-10`. */
  period: z.string(),
  /** 1 for the first published; a correction is the next one. */
  revision: z.int().positive(),
  versions: z.strictObject({
    directory: z.string(),
    calendar: z.string(),
    policies: z.string(),
    classifier: z.string(),
  }),
});

export type ReportHead = z.infer<typeof reportHeadSchema>;

/** The bodies of a league as the directory listed them for the period. */
export const leagueBodiesSchema = z.strictObject({
  version: z.string(),
  league: z.enum(leagues),
  bodies: z.array(z.strictObject({ body: z.string(), name: z.string() })),
});

export type LeagueBodies = z.infer<typeof leagueBodiesSchema>;

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
}

export interface SnapshotInputs {
  readonly head: ReportHead;
  readonly period: Period;
  /** Facts of the league and of nobody. */
  readonly facts: readonly RatingFact[];
  /** SHA-256 of the canonical facts file, hex. */
  readonly factsSha256: string;
  readonly method: RatingMethod;
  /** SHA-256 of the method file as archived, hex. */
  readonly methodSha256: string;
  readonly bodies: LeagueBodies;
}

/** The rating as its facts, its method and its directory make it: the same inputs give the same snapshot. */
export function snapshotOf({
  head,
  period,
  facts,
  factsSha256,
  method,
  methodSha256,
  bodies,
}: SnapshotInputs): Snapshot {
  const names = new Map(bodies.bodies.map(({ body, name }) => [body, name]));
  const { id, version, sample } = method;
  return {
    ...head,
    from: new Date(period.from).toISOString(),
    to: new Date(period.to).toISOString(),
    cutOff: new Date(period.cutOff).toISOString(),
    method: { id, version, sample, sha256: methodSha256 },
    facts: { count: facts.length, sha256: factsSha256 },
    unassigned: facts.filter((fact) => fact.body === undefined && concerns(fact, period)).length,
    ...leagueTable(tallyBodies(facts, period, method), method, (body) => names.get(body) ?? body, [...names.keys()]),
  };
}
