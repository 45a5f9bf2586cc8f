import type { League } from '#shared/domain/governance/directory.ts';
import { OverwriteRefused, type ReportCatalogue, type ReportFiles } from '#shared/domain/ratings/archive.ts';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { factsFile } from '#shared/domain/ratings/fact-line.ts';
import type { Period } from '#shared/domain/ratings/period.ts';
import { type Compress, type Digest, jsonFile, makeReport } from '#shared/domain/ratings/report.ts';
import type { LeagueBodies, ReportHead } from '#shared/domain/ratings/snapshot.ts';
import type { Region } from '#shared/region/region.ts';

export interface ArchivePorts {
  readonly catalogue: ReportCatalogue;
  readonly files: ReportFiles;
  readonly region: Region;
  readonly digest: Digest;
  readonly compress: Compress;
  /** UTC milliseconds. */
  readonly now: () => number;
}

export interface Archived {
  readonly league: League;
  readonly period: string;
  readonly revision: number;
  /** `unchanged` when the last published revision was made from the same sources. */
  readonly outcome: 'published' | 'unchanged';
}

interface Rated {
  readonly league: League;
  readonly period: Period;
  readonly facts: readonly RatingFact[];
}

/**
 * Publishes a revision, unless the last one was made from the same facts. The revision is reserved first, so that two runs
 * at once, or a run after a crash, write the same bytes or different revisions, never one over the other.
 */
export async function archiveReport({ league, period, facts }: Rated, ports: ArchivePorts): Promise<Archived> {
  const { catalogue, region, digest } = ports;
  const bodies = leagueBodies(league, period, region);
  const sourcesSha256 = digest(jsonFile({ facts: digest(factsFile(facts)), method: region.method, bodies }));
  const place = { league, period: period.id };

  let unfinished: number | undefined;
  for (;;) {
    const latest = (await catalogue.entriesOf(league, period.id)).at(-1);
    const isSame = latest?.sourcesSha256 === sourcesSha256;
    if (latest && isSame && latest.state === 'published')
      return { ...place, revision: latest.revision, outcome: 'unchanged' };

    const isResumed = latest !== undefined && isSame && latest.revision !== unfinished;
    const revision = isResumed ? latest.revision : (latest?.revision ?? 0) + 1;
    if (!isResumed && !(await catalogue.reserve({ ...place, revision, sourcesSha256 }))) continue;
    try {
      await publish({ league, period, facts }, bodies, revision, ports);
      return { ...place, revision, outcome: 'published' };
    } catch (error) {
      // What a crashed run left was made by another release: its revision stays unpublished, the next one is ours.
      if (!isResumed || !(error instanceof OverwriteRefused)) throw error;
      unfinished = revision;
    }
  }
}

async function publish({ league, period, facts }: Rated, bodies: LeagueBodies, revision: number, ports: ArchivePorts) {
  const { catalogue, files, region, digest, compress, now } = ports;
  const path = { league, period: period.id, revision };
  const head: ReportHead = { kind: 'rating', ...path, versions: region.versions };
  const report = makeReport({ head, period, facts, method: region.method, bodies }, digest, compress);
  for (const [name, bytes] of report.files) await files.write(path, name, bytes);
  await catalogue.publish(path, [...report.files.keys()], now());
}

function leagueBodies(league: League, period: Period, { directory }: Region): LeagueBodies {
  const bodies = directory.bodiesOf(league, `${period.id}-01`).map((body) => ({ body, name: directory.nameOf(body) }));
  return { version: directory.version, league, bodies };
}
