import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type Manifest, manifestOf } from '#shared/domain/ratings/manifest.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import { reportHeadSchema } from '#shared/domain/ratings/snapshot.ts';
import { namesFile } from '#shared/domain/satisfaction/report.ts';
import { analysisHeadSchema } from '#shared/domain/satisfaction/snapshot-schema.ts';
import { errorCode } from '../error-code.ts';
import { readJson } from './read-json.ts';
import { DifferenceFound, type SoundFile } from './verdict.ts';

export interface ReportFolder {
  readonly manifest: Manifest<AnyHead>;
  readonly manifestBytes: Uint8Array;
  /** By name, each as the manifest lists it, except the snapshot where `wrongDigest` says so. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly sound: readonly SoundFile[];
  /** Of the snapshot: the recomputed one can still tell what is wrong with it. */
  readonly wrongDigest?: { readonly listed: string; readonly found: string } | undefined;
}

const headSchema = z.discriminatedUnion('kind', [reportHeadSchema, analysisHeadSchema]);

/** The head of a report of any kind that can be recomputed. */
export type AnyHead = z.infer<typeof headSchema>;

const manifestSchema = manifestOf(headSchema);

/** What a report is recomputed from, and the report itself; the manifest lists what was made of it besides. */
const contents: Readonly<Record<AnyHead['kind'], readonly string[]>> = {
  rating: [fileNames.snapshot, fileNames.facts, fileNames.method, fileNames.bodies, fileNames.history],
  satisfaction: [fileNames.snapshot, fileNames.facts, fileNames.method, namesFile, fileNames.history],
};
/** They come after the manifest, which cannot list them. */
const seals: readonly string[] = [fileNames.manifest, fileNames.publicKey, fileNames.signature];

/** Reads a report's folder. Throws `DifferenceFound` where a file is missing, too many, or not the one that is listed. */
export async function checkFiles(folder: string): Promise<ReportFolder> {
  const present = (await readdir(folder)).sort();
  if (!present.includes(fileNames.manifest))
    throw new DifferenceFound({ kind: 'file-missing', file: fileNames.manifest });
  const manifestBytes = await read(folder, fileNames.manifest);
  const manifest = readJson(fileNames.manifest, manifestBytes, manifestSchema);

  const listed = manifest.files.map(({ name }) => name);
  for (const file of [...contents[manifest.report.kind], ...listed])
    if (!present.includes(file)) throw new DifferenceFound({ kind: 'file-missing', file });
  for (const file of present)
    if (!seals.includes(file) && !listed.includes(file)) throw new DifferenceFound({ kind: 'file-extra', file });

  const files = new Map<string, Uint8Array>();
  let wrongDigest: ReportFolder['wrongDigest'];
  for (const { name: file, bytes: size, sha256 } of manifest.files) {
    const bytes = await read(folder, file);
    const digests = { listed: sha256, found: sha256Of(bytes) };
    const isOther = digests.found !== sha256;
    if (isOther && file === fileNames.snapshot) wrongDigest = digests;
    else if (bytes.length !== size)
      throw new DifferenceFound({ kind: 'size', file, listed: size, found: bytes.length });
    else if (isOther) throw new DifferenceFound({ kind: 'digest', file, ...digests });
    files.set(file, bytes);
  }
  const sound = [
    { name: fileNames.manifest, bytes: manifestBytes.length, sha256: sha256Of(manifestBytes) },
    ...manifest.files,
  ];
  return { manifest, manifestBytes, files, sound, wrongDigest };
}

/** Hex SHA-256. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function read(folder: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, file));
  } catch (error) {
    throw new DifferenceFound({ kind: 'unreadable', file, where: errorCode(error) });
  }
}
