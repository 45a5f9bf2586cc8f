import * as z from 'zod';
import type { RatingFact } from './fact.ts';
import { factsFile } from './fact-line.ts';
import type { RatingMethod } from './method.ts';
import type { Period } from './period.ts';
import { type LeagueBodies, type ReportHead, reportHeadSchema, type Snapshot, snapshotOf } from './snapshot.ts';

/** Hex SHA-256. */
export type Digest = (bytes: Uint8Array | string) => string;
/** Gzip with no time and no name in its header. */
export type Compress = (bytes: string) => Uint8Array;

export const fileNames = {
  manifest: 'manifest.json',
  snapshot: 'snapshot.json',
  facts: 'facts.ndjson.gz',
  method: 'method.json',
  bodies: 'bodies.json',
} as const;

/** What a report consists of, with the digest of every file. */
export const manifestSchema = z.strictObject({
  report: reportHeadSchema,
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});

export type Manifest = z.infer<typeof manifestSchema>;

export interface Report {
  readonly snapshot: Snapshot;
  /** By file name; the manifest is the last to be written. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface ReportInputs {
  readonly head: ReportHead;
  readonly period: Period;
  readonly facts: readonly RatingFact[];
  readonly method: RatingMethod;
  readonly bodies: LeagueBodies;
}

/** Makes every file of a report. The same inputs give the same bytes. */
export function makeReport(
  { head, period, facts, method, bodies }: ReportInputs,
  digest: Digest,
  compress: Compress,
): Report {
  const lines = factsFile(facts);
  const methodFile = jsonFile(method);
  const snapshot = snapshotOf({
    head,
    period,
    facts,
    factsSha256: digest(lines),
    method,
    methodSha256: digest(methodFile),
    bodies,
  });
  const files = new Map([
    [fileNames.snapshot, jsonFile(snapshot)],
    [fileNames.facts, compress(lines)],
    [fileNames.method, methodFile],
    [fileNames.bodies, jsonFile(bodies)],
  ]);
  const manifest: Manifest = {
    report: head,
    files: [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: digest(bytes) })),
  };
  return { snapshot, files: new Map([...files, [fileNames.manifest, jsonFile(manifest)]]) };
}

/** JSON as it is archived: two spaces, a line break at the end, UTF-8. */
export function jsonFile(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
