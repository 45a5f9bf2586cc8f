import { makeManifest } from '../ratings/manifest.ts';
import { type Digest, fileNames } from '../ratings/report.ts';
import {
  type CatalogueEntry,
  type FileContent,
  OverwriteRefused,
  type ReportCatalogue,
  type ReportPath,
  type ReportSeries,
} from './archive.ts';
import { type SignaturePorts, signOnce } from './sign-once.ts';

export interface RevisionPorts extends SignaturePorts {
  readonly catalogue: ReportCatalogue;
  readonly digest: Digest;
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** How a report says which revision it is. */
interface OwnRevision {
  readonly revision: number;
  /** Why a revision after the first was made. */
  readonly reason?: string;
}

export interface RevisionSources {
  readonly series: ReportSeries;
  readonly period: string;
  /** Of what the report is made from: equal sources make an equal report. */
  readonly sourcesSha256: string;
  /** Of the person who asked for a new revision. */
  readonly reason?: string | undefined;
  /** The reason of a revision that nobody asked for. */
  readonly lateFacts: string;
  /** When the run began, UTC milliseconds. */
  readonly startedAt: number;
  /** Makes the report's head and contents; the same again for the same revision. */
  make(own: OwnRevision): Promise<{
    readonly head: object;
    readonly contents: ReadonlyMap<string, FileContent>;
  }>;
}

export interface ArchivedRevision {
  readonly revision: number;
  /** `unchanged` when the last revision was made from the same sources; `proposed` when a person has to decide. */
  readonly outcome: 'published' | 'proposed' | 'unchanged';
}

/**
 * Archives a revision, unless the last one was made from the same sources. The first is published; one that would change
 * what is published, or what another run is about to publish, is proposed, unless a person has given the reason. The
 * revision is reserved first, so that two runs at once, or a run after a crash, write the same bytes or different revisions,
 * never one over the other. What began before the last revision's run, and comes after it, knows less than is archived, and
 * changes nothing.
 */
export async function archiveRevision(sources: RevisionSources, ports: RevisionPorts): Promise<ArchivedRevision> {
  const { series, period, sourcesSha256, reason, lateFacts, startedAt } = sources;
  const { catalogue } = ports;
  let unfinished: number | undefined;
  for (;;) {
    const entries = await catalogue.entriesOf(series, period);
    const latest = entries.at(-1);
    const isSame = latest?.sourcesSha256 === sourcesSha256;
    const isOvertaken = latest?.runStartedAt !== undefined && startedAt < latest.runStartedAt;
    if (latest && (isOvertaken || (isSame && latest.state !== 'reserved')))
      return { revision: latest.revision, outcome: 'unchanged' };

    const isResumed = latest !== undefined && isSame && latest.revision !== unfinished;
    const revision = isResumed ? latest.revision : (latest?.revision ?? 0) + 1;
    const earlier = entries.filter((entry) => entry.revision < revision && entry.revision !== unfinished);
    const corrects = earlier.some(({ state }) => state !== 'proposed');
    const why = corrects ? (reason ?? lateFacts) : undefined;
    const path = { ...series, period, revision };
    const reserved = { ...path, sourcesSha256, reason: why, runStartedAt: startedAt };
    if (!isResumed && !(await catalogue.reserve(reserved))) continue;
    const state = corrects && reason === undefined ? 'proposed' : 'published';
    try {
      await write(path, isResumed ? latest.reason : why, state, sources, ports);
      return { revision, outcome: state };
    } catch (error) {
      // What a crashed run left is of another release, or for another key: its revision stays unfinished, the next is ours.
      if (!isResumed || !(error instanceof OverwriteRefused)) throw error;
      unfinished = revision;
    }
  }
}

async function write(
  path: ReportPath,
  reason: string | undefined,
  state: Exclude<CatalogueEntry['state'], 'reserved'>,
  { make }: RevisionSources,
  ports: RevisionPorts,
): Promise<void> {
  const { catalogue, files, signer, digest, now } = ports;
  const { head, contents } = await make({ revision: path.revision, ...(reason && { reason }) });
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
