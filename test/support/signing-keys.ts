import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileKeyStore } from '#infra/local/keys/key-store.ts';
import { answerKmsApi } from '#infra/local/keys/kms-api.ts';
import { serveLoopback } from '#infra/local/net/loopback-server.ts';
import type { Emulator } from './emulators.ts';

export interface Keys extends Emulator {
  /** Where the private keys are, `<id>.pem` each. */
  readonly directory: string;
  /** Adds a key that signs; the answer is its ARN. */
  addKey(id: string): string;
}

/** KMS as far as signing goes: what a developer's machine runs. */
export async function startKeys(): Promise<Keys> {
  const directory = mkdtempSync(join(tmpdir(), 'keys-'));
  const keys = fileKeyStore(directory);
  const server = await serveLoopback((request, response) => void answerKmsApi(keys, request, response), { port: 0 });
  return {
    ...{ endpoint: server.url, directory },
    addKey(id) {
      const arn = `arn:aws:kms:eu-central-1:000000000000:key/${id}`;
      keys.provision([{ kind: 'signing-key', id, arn }]);
      return arn;
    },
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true });
    },
  };
}
