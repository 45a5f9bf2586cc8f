import type { Sha256 } from '../appeals/identity.ts';
import type { CycleKey } from './invitation.ts';
import type { SurveyRules } from './survey-rules.ts';

const bytesDrawn = 6;

/**
 * Whether a cycle is of the share that is asked about: by SHA-256 of the seed, the appeal and the cycle, so that the same
 * cycle is always drawn or never, and nobody picks recipients.
 */
export function isDrawn(
  { appealId, cycle }: CycleKey,
  { share, seed }: Pick<SurveyRules, 'share' | 'seed'>,
  sha256: Sha256,
): boolean {
  const digest = sha256(`${seed}\n${appealId}\n${cycle}`).subarray(0, bytesDrawn);
  const drawn = digest.reduce((sum, byte) => sum * 256 + byte, 0) / 256 ** bytesDrawn;
  return drawn < share;
}
