import { type Digest, jsonFile } from '#shared/domain/ratings/report.ts';
import type { Region } from './region.ts';

/** Tells the rules of a rating apart: a digest of the method and of the versions of what a cycle is judged by. */
export function ratingRules({ method, versions }: Pick<Region, 'method' | 'versions'>, digest: Digest): string {
  return digest(jsonFile({ method, versions }));
}
