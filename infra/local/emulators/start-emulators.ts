import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Closers } from '#infra/local/closers.ts';
import type { Ports } from '#infra/local/ports.ts';
import { allOrNone } from '#shared/lambda/all-or-none.ts';
import { type Emulator, findDynoxide, startDynoxide } from './dynoxide.ts';
import { startFauxqs } from './fauxqs.ts';
import { outsideDynamodb } from './outside-endpoint.ts';

interface EmulatorsOptions {
  readonly stateDir: string;
  readonly ports: Ports;
  readonly region: string;
  /** Open log file. */
  readonly log: number;
  readonly open: Closers;
  /** An engine has ended though nobody stopped it. */
  onLost(): void;
}

/** Why a centre cannot start here, and what to do about it. */
const noEngine =
  'there is no DynamoDB engine for this system: run `npm ci` without --omit=optional, or set AWS_ENDPOINT_URL_DYNAMODB to any DynamoDB-compatible endpoint';

/** Starts the engines of tables, queues and objects on the files of the state directory; answers their addresses. */
export async function startEmulators(options: EmulatorsOptions): Promise<{ dynamodb: string; fauxqs: string }> {
  const data = join(options.stateDir, 'data');
  mkdirSync(data, { recursive: true });
  const [dynamodb, fauxqs] = await allOrNone(tables(data, options), queuesAndObjects(data, options));
  return { dynamodb, fauxqs };
}

async function tables(data: string, options: EmulatorsOptions): Promise<string> {
  const { ports, log } = options;
  const outside = outsideDynamodb();
  if (outside) return outside;
  const binary = findDynoxide();
  if (!binary) throw new Error(noEngine);
  return keep(
    await startDynoxide({ binary, databasePath: join(data, 'tables.db'), port: ports.dynamodb, log }),
    options,
  );
}

async function queuesAndObjects(data: string, options: EmulatorsOptions): Promise<string> {
  const { ports, region, log } = options;
  return keep(await startFauxqs({ dataDirectory: data, port: ports.fauxqs, region, log }), options);
}

function keep({ endpoint, ended, stop }: Emulator, { open, onLost }: EmulatorsOptions): string {
  let stopping = false;
  open.add(() => {
    stopping = true;
    return stop();
  });
  void ended.then(() => stopping || onLost());
  return endpoint;
}
