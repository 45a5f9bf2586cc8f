import { appealShards } from '../appeals/identity.ts';
import type { League } from '../governance/directory.ts';
import type { ArchivedRating } from './rating-path.ts';

/**
 * One computation of ratings. Its parts are counted side by side, a shard of the appeals each; whoever counts the last one
 * has the leagues folded, each from the parts of all shards.
 */
export interface RatingRun {
  readonly id: string;
  /** In the order they are archived in: a report is compared with the published one of the period before. */
  readonly periods: readonly string[];
  readonly leagues: readonly League[];
  /** Of the person who asked for a new revision. */
  readonly reason?: string | undefined;
  /** Digest of the method and the directory: what was counted by others does not fit. */
  readonly rules: string;
  /** UTC milliseconds. */
  readonly startedAt: number;
  /** The counted shards, each with the parts it has come to: none where it has no cycle. */
  readonly shards: Readonly<Partial<Record<string, readonly FactsPart[]>>>;
  /** The folded leagues, each with what has been archived. */
  readonly reports: Readonly<Partial<Record<League, readonly ArchivedRating[]>>>;
  /** Why a part of it has failed: the latest reason. The part is tried again, and the run may still finish. */
  readonly failure?: string | undefined;
}

/** Facts of a league and a period in one shard. */
export interface FactsPart {
  readonly league: League;
  readonly period: string;
  /** Of the lines before compression, hex: equal parts are one file. */
  readonly sha256: string;
}

export interface RatingRuns {
  /** Registers a run. One that has this id already stays as it is. */
  start(run: Omit<RatingRun, 'shards' | 'reports' | 'failure'>): Promise<void>;
  find(id: string): Promise<RatingRun | undefined>;
  /** A shard is counted; the first count of it stands. Answers the run as it is then. */
  addShard(id: string, shard: string, parts: readonly FactsPart[]): Promise<RatingRun>;
  /** A league is folded; the first answer stands. */
  addReports(id: string, league: League, reports: readonly ArchivedRating[]): Promise<void>;
  fail(id: string, reason: string): Promise<void>;
}

/** How far a run is, for whoever waits for it. */
export interface RunProgress extends Pick<RatingRun, 'id' | 'periods'> {
  readonly state: 'counting' | 'folding' | 'finished' | 'failed';
  readonly failure?: string;
  /** Counted, of all. */
  readonly shards: { readonly counted: number; readonly all: number };
  /** By period, then by league. */
  readonly reports: readonly ArchivedRating[];
}

/** Whether every shard is counted: its leagues can be folded. */
export function isCounted({ shards }: RatingRun): boolean {
  return appealShards.every((shard) => shards[shard]);
}

/** How far the run is. */
export function progressOf(run: RatingRun): RunProgress {
  const { id, periods, leagues, failure } = run;
  const isFinished = leagues.every((league) => run.reports[league]);
  const isFailed = failure !== undefined && !isFinished;
  const all = leagues.flatMap((league) => run.reports[league] ?? []);
  return {
    ...{ id, periods },
    state: isFinished ? 'finished' : isFailed ? 'failed' : isCounted(run) ? 'folding' : 'counting',
    ...(isFailed && { failure }),
    shards: { counted: Object.keys(run.shards).length, all: appealShards.length },
    reports: periods.flatMap((period) => all.filter((report) => report.period === period)),
  };
}
