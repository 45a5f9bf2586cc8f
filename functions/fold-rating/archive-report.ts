import type { League } from '#shared/domain/governance/directory.ts';
import { makeManifest } from '#shared/domain/ratings/manifest.ts';
import type { Period } from '#shared/domain/ratings/period.ts';
import {
  type ArchivedRating,
  type RatingId,
  ratingKind,
  ratingPath,
  ratingsOf,
} from '#shared/domain/ratings/rating-path.ts';
import { fileNames, jsonFile, makeReport, type ReportInputs, type ReportTools } from '#shared/domain/ratings/report.ts';
import type { LeagueBodies, ReportHead } from '#shared/domain/ratings/snapshot.ts';
import {
  type CatalogueEntry,
  OverwriteRefused,
  type ReportCatalogue,
  type StoredBytes,
} from '#shared/domain/reports/archive.ts';
import type { Region } from '#shared/region/region.ts';
import { reportHistory } from './report-history.ts';
import { type SignaturePorts, signOnce } from './sign-once.ts';

export interface ArchivePorts extends ReportTools, SignaturePorts {
  readonly catalogue: ReportCatalogue;
  readonly region: Region;
  /** UTC milliseconds. */
  readonly now: () => number;
}

interface Rated extends Pick<ReportInputs<StoredBytes>, 'period' | 'counted' | 'facts'> {
  readonly league: League;
  /** Of the person who asked for a new revision. */
  readonly reason?: string | undefined;
  /** The reason of a revision that nobody asked for. */
  readonly lateFacts: string;
  /** When the run began, UTC milliseconds. */
  readonly startedAt: number;
}

/**
 * Archives a revision, unless the last one was made from the same facts. The first is published; one that would change
 * what is published, or what another run is about to publish, is proposed, unless a person has given the reason. The revision is reserved first, so that two runs at
 * once, or a run after a crash, write the same bytes or different revisions, never one over the other. What began before
 * the last revision's run, and comes after it, knows less than is archived, and changes nothing.
 */
export async function archiveReport(rated: Rated, ports: ArchivePorts): Promise<ArchivedRating> {
  const { league, period, facts, reason, lateFacts, startedAt } = rated;
  const { catalogue, region, digest } = ports;
  const bodies = leagueBodies(league, period, region);
  const sourcesSha256 = digest(jsonFile({ facts: facts.sha256, method: region.method, bodies }));
  const place = { league, period: period.id };

  let unfinished: number | undefined;
  for (;;) {
    const entries = await catalogue.entriesOf(ratingsOf(league), period.id);
    const latest = entries.at(-1);
    const isSame = latest?.sourcesSha256 === sourcesSha256;
    const isOvertaken = latest?.runStartedAt !== undefined && startedAt < latest.runStartedAt;
    if (latest && (isOvertaken || (isSame && latest.state !== 'reserved')))
      return { ...place, revision: latest.revision, outcome: 'unchanged' };

    const isResumed = latest !== undefined && isSame && latest.revision !== unfinished;
    const revision = isResumed ? latest.revision : (latest?.revision ?? 0) + 1;
    const earlier = entries.filter((entry) => entry.revision < revision && entry.revision !== unfinished);
    const corrects = earlier.some(({ state }) => state !== 'proposed');
    const why = corrects ? (reason ?? lateFacts) : undefined;
    const id = { ...place, revision };
    const reserved = { ...ratingPath(id), sourcesSha256, reason: why, runStartedAt: startedAt };
    if (!isResumed && !(await catalogue.reserve(reserved))) continue;
    const entry = { ...id, reason: isResumed ? latest.reason : why };
    const state = corrects && reason === undefined ? 'proposed' : 'published';
    try {
      await writeReport(rated, bodies, entry, state, ports);
      return { ...id, outcome: state };
    } catch (error) {
      // What a crashed run left is of another release, or for another key: its revision stays unfinished, the next is ours.
      if (!isResumed || !(error instanceof OverwriteRefused)) throw error;
      unfinished = revision;
    }
  }
}

type Entry = RatingId & Pick<CatalogueEntry, 'reason'>;

async function writeReport(
  { league, period, counted, facts }: Rated,
  bodies: LeagueBodies,
  entry: Entry,
  state: 'published' | 'proposed',
  ports: ArchivePorts,
): Promise<void> {
  const { catalogue, files, signer, region, digest, now } = ports;
  const { reason, ...id } = entry;
  const path = ratingPath(id);
  const head: ReportHead = { kind: ratingKind, ...id, ...(reason ? { reason } : {}), versions: region.versions };
  const history = await reportHistory(league, period.id, ports);
  const inputs = { head, period, counted, facts, method: region.method, bodies, history };
  const { files: contents } = await makeReport(inputs, ports);
  const key = await signer.publicKey();
  const manifest = makeManifest(head, contents, key, digest);
  const written = new Map([
    ...contents,
    [fileNames.publicKey, new TextEncoder().encode(key.pem)],
    [fileNames.manifest, manifest],
  ]);
  for (const [name, bytes] of written) await files.write(path, name, bytes);
  await signOnce(path, manifest, key, ports);
  await catalogue.finish(path, state, [...written.keys(), fileNames.signature], now());
}

function leagueBodies(league: League, period: Period, { directory, timeZone }: Region): LeagueBodies {
  const firstDay = new Date(timeZone.dayOf(period.from) * 86_400_000).toISOString().slice(0, 10);
  const bodies = directory.bodiesOf(league, firstDay).map((body) => ({ body, name: directory.nameOf(body) }));
  return { version: directory.version, league, bodies };
}
