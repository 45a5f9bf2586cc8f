import { createHash } from 'node:crypto';

/** SHA-256 of a UTF-8 text or of bytes. */
export function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

/** The same in hex. */
export function hexSha256(content: string | Uint8Array): string {
  return sha256(content).toString('hex');
}
