import type { Sha256 } from '../appeals/identity.ts';

/**
 * What is kept of a token: SHA-256, hex. A token is 128 random bits, base64url; whoever has it may answer, and it is in the
 * citizen's link and nowhere else.
 */
export function surveyTokenHash(token: string, sha256: Sha256): string {
  return Array.from(sha256(token), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
