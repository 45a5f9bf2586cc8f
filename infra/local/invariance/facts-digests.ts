import { createHash } from 'node:crypto';
import type { CentreAccess } from '#infra/local/replay/centre-access.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { fileNames } from '#shared/domain/ratings/report.ts';
import { snapshotSchema } from '#shared/domain/ratings/snapshot-schema.ts';
import { region } from '#shared/region/region.ts';

/** What a league was rated by in a month. */
interface FactsDigest {
  readonly count: number;
  /** Of the canonical facts file. */
  readonly sha256: string;
  /** Of the whole rating. */
  readonly snapshotSha256: string;
}

/** By league and month: `municipal 2020-12`. */
export type FactsDigests = ReadonlyMap<string, FactsDigest>;

/** Rates every month that can be rated already. */
export async function factsDigests(
  months: readonly string[],
  centre: Pick<CentreAccess, 'computeRating' | 'readReport'>,
): Promise<FactsDigests> {
  const digests = new Map<string, FactsDigest>();
  for (const month of months) {
    if (Date.now() < periodOf(month, region.timeZone, region.method.cutOffDays).cutOff) continue;
    for (const path of await centre.computeRating({ period: month })) {
      const bytes = (await centre.readReport(path, fileNames.snapshot)) ?? new Uint8Array();
      const { facts } = snapshotSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
      const snapshotSha256 = createHash('sha256').update(bytes).digest('hex');
      digests.set(`${path.subject} ${month}`, { ...facts, snapshotSha256 });
    }
  }
  return digests;
}
