import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findDynoxide } from '#infra/local/emulators/dynoxide.ts';
import { freePort } from '#infra/local/net/loopback-server.ts';
import { type Killable, killable } from './killable.ts';

export interface DynamoProcess extends Killable {
  readonly endpoint: string;
}

/** A database on a file, which survives its process; every life answers on the same port. */
export async function dynamoProcess(directory: string): Promise<DynamoProcess> {
  const binary = findDynoxide();
  if (!binary) throw new Error('there is no DynamoDB engine for this system');
  const port = await freePort(0);
  const endpoint = `http://127.0.0.1:${port}`;
  const args = ['serve', '--port', String(port), '--db-path', join(directory, 'tables.db')];
  return {
    endpoint,
    ...killable({
      spawn: () => spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'], env: {} }),
      isReady: () =>
        fetch(endpoint).then(
          () => true,
          () => false,
        ),
    }),
  };
}
