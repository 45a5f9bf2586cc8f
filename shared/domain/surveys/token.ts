import type { Sha256 } from '../appeals/identity.ts';

/** 128 random bits, base64url. Whoever has it may answer; it is in the citizen's link and nowhere else. */
export const surveyTokenPattern = /^[A-Za-z0-9_-]{22}$/;

/** What is kept of a token: SHA-256, hex. */
export function surveyTokenHash(token: string, sha256: Sha256): string {
  return Array.from(sha256(token), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
