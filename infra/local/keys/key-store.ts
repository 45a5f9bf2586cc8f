import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SigningKeyPart } from '#infra/local/resources/part.ts';
import { errorCode } from '../error-code.ts';

export interface SigningKey {
  readonly arn: string;
  readonly privateKey: KeyObject;
}

/** The keys of the centre that sign. */
export interface KeyStore {
  find(idOrArn: string): SigningKey | undefined;
  /** Takes the keys of the template, and makes those that are not there yet. */
  provision(parts: readonly SigningKeyPart[]): void;
}

/** Keys in files that only their owner may read, one each: `<id>.pem`. */
export function fileKeyStore(directory: string): KeyStore {
  const keys = new Map<string, SigningKey>();
  return {
    find: (idOrArn) => keys.get(idOrArn),
    provision(parts) {
      for (const { id, arn } of parts) {
        const path = join(directory, `${id}.pem`);
        const key = { arn, privateKey: createPrivateKey(read(path) ?? make(path)) };
        keys.set(id, key).set(arn, key);
      }
    },
  };
}

function make(path: string): string {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, privateKey, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return privateKey;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
