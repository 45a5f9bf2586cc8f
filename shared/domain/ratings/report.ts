import type { FileContent } from '../reports/archive.ts';
import type { RatingHistory } from './history.ts';
import type { RatingMethod } from './method.ts';
import type { Period } from './period.ts';
import { type LeagueBodies, type ReportHead, type SeededGenerator, type Snapshot, snapshotOf } from './snapshot.ts';
import type { Tallier } from './tally.ts';

/** Hex SHA-256. */
export type Digest = (bytes: Uint8Array | string) => string;

/** What people read and download, made from the snapshot and its history alone, by file name. */
export type RenderReport = (content: ReportContent) => Promise<ReadonlyMap<string, Uint8Array>>;

export interface ReportContent {
  readonly snapshot: Snapshot;
  readonly method: RatingMethod;
  readonly history: RatingHistory;
}

export const fileNames = {
  manifest: 'manifest.json',
  snapshot: 'snapshot.json',
  facts: 'facts.ndjson.gz',
  method: 'method.json',
  bodies: 'bodies.json',
  history: 'history.json',
  publicKey: 'public-key.pem',
  signature: 'manifest.sig',
} as const;

/** A report whose facts are at hand, or lie elsewhere. */
export interface Report<Bytes extends FileContent = Uint8Array> {
  readonly snapshot: Snapshot;
  /** Its contents by file name: what the manifest lists. */
  readonly files: ReadonlyMap<string, Uint8Array | Bytes>;
}

/** The canonical facts file: its lines, the SHA-256 of what it is uncompressed, and its bytes as archived. */
export interface ArchivedFacts<Bytes = Uint8Array> {
  readonly count: number;
  readonly sha256: string;
  readonly compressed: Bytes;
}

export interface ReportInputs<Bytes = Uint8Array> {
  readonly head: ReportHead;
  readonly period: Period;
  /** Of the facts of the league and of nobody. */
  readonly counted: Pick<Tallier, 'tallies' | 'unassigned'>;
  readonly facts: ArchivedFacts<Bytes>;
  readonly method: RatingMethod;
  readonly bodies: LeagueBodies;
  readonly history: RatingHistory;
}

export interface ReportTools {
  readonly digest: Digest;
  readonly generator: SeededGenerator;
  readonly render: RenderReport;
}

/** Makes the contents of a report. The same inputs give the same bytes. */
export async function makeReport<Bytes extends FileContent = Uint8Array>(
  { facts: { compressed, ...facts }, ...inputs }: ReportInputs<Bytes>,
  { digest, generator, render }: ReportTools,
): Promise<Report<Bytes>> {
  const { method, bodies, history } = inputs;
  const methodFile = jsonFile(method);
  const snapshot = snapshotOf({ ...inputs, facts, methodSha256: digest(methodFile), digest, generator });
  const files = new Map<string, Uint8Array | Bytes>([
    [fileNames.snapshot, jsonFile(snapshot)],
    [fileNames.facts, compressed],
    [fileNames.method, methodFile],
    [fileNames.bodies, jsonFile(bodies)],
    [fileNames.history, jsonFile(history)],
    ...(await render({ snapshot, method, history })),
  ]);
  return { snapshot, files };
}

/** JSON as it is archived: two spaces, a line break at the end, UTF-8. */
export function jsonFile(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
