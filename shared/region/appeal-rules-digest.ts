import { type Digest, jsonFile } from '#shared/domain/ratings/report.ts';
import type { RegionFiles } from './region-of.ts';

/** Tells the rules that appeals are folded by apart: a digest of the data they are made of, whether its version was raised or not. */
export function appealRulesDigest(
  { region, catalogue, policies, calendar }: Pick<RegionFiles, 'region' | 'catalogue' | 'policies' | 'calendar'>,
  digest: Digest,
): string {
  return digest(jsonFile([region, catalogue, policies, calendar].map(({ content }) => content)));
}
