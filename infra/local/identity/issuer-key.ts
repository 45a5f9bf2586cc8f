import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OAuth2Issuer } from 'oauth2-mock-server';
import * as z from 'zod';
import { errorCode } from '../error-code.ts';

const keySchema = z.record(z.string(), z.unknown());

/** Gives the issuer the key of the file, which only its owner may read; makes both when there is none. */
export async function readIssuerKey(file: string, keys: OAuth2Issuer['keys']): Promise<void> {
  const kept = read(file);
  if (kept) {
    await keys.add(keySchema.parse(JSON.parse(kept)));
    return;
  }
  const made = await keys.generate('RS256');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
