import { shardOf } from '#shared/domain/appeals/identity.ts';
import type { Refolded } from '#shared/domain/appeals/refold.ts';

/** What a run has done is of use as long as somebody may ask why a term is another one. */
export const refoldKeptMs = 3 * 365.25 * 86_400_000;

/** Where what a run changes in a shard is kept. */
export function changesOf(run: string, shard: string): string {
  return `refold#${run}#${shard}`;
}

/** What a run has changed of an appeal; the same again when it comes to it twice. */
export function changeItem(run: string, refolded: Refolded): Record<string, unknown> {
  const { appealId, cycle } = refolded;
  const startedAt = Date.parse(run.slice(0, 24));
  return {
    pk: changesOf(run, shardOf(appealId)),
    sk: `${appealId}#${cycle}`,
    ...refolded,
    expiresAt: Math.ceil((startedAt + refoldKeptMs) / 1000),
  };
}
