import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundle } from '#infra/constructs/bundling/bundle.ts';
import { type Closers, closers } from '#infra/local/closers.ts';
import { drawFrom } from '#infra/local/demonstration/draw.ts';
import { type CentreTables, createCentreTables } from '#test/support/centre-tables.ts';
import {
  awsEnvironment,
  type Emulator,
  type Queues,
  startHttp,
  startQueues,
  startSecrets,
} from '#test/support/emulators.ts';
import { type CuttingProxy, startCuttingProxy } from './cutting-proxy.ts';
import { type DynamoProcess, dynamoProcess } from './dynamo-process.ts';
import { signingSecret, source } from './intake.ts';
import { type Killable, killable } from './killable.ts';

interface RigOptions {
  /** Of the faults. */
  readonly seed: number;
  /** Share (0..1) of the answers of the database and of the queues that never arrive. */
  readonly cutShare?: number;
  /** Stands between the functions and the database. */
  readonly between?: (dynamo: string) => Promise<Emulator>;
  /** Messages that a call of a function gets at most. */
  readonly batchSize?: number;
}

/** A reply that reached the citizens' platform. */
export interface Reply {
  readonly id: string;
  readonly body: string;
}

/** The centre from webhook to survey link, with every part that a test may take away. */
export interface Rig {
  readonly dynamo: DynamoProcess;
  readonly tables: CentreTables;
  readonly queues: Queues;
  /** Processes that run the functions' bundles. */
  readonly record: Killable;
  readonly deliver: Killable;
  readonly replies: readonly Reply[];
  /** In front of the database and of the queues. */
  readonly cutDynamo: CuttingProxy;
  readonly cutQueues: CuttingProxy;
  /** Resolves when no queue holds a message, dead letters apart. Throws when that takes too long. */
  drained(limitMs: number): Promise<void>;
  stop(): Promise<void>;
}

export const queueNames = { events: 'events', deliveries: 'deliveries', deadLetters: 'dead-letters' } as const;

/** Longer than a batch takes, also on a busy machine; short enough to see a killed batch again soon. */
const visibilitySeconds = 2;

/** Starts the rig, and leads the functions that this process itself imports to it by their settings. */
export async function startRig(options: RigOptions): Promise<Rig> {
  const open = closers();
  const directory = mkdtempSync(join(tmpdir(), 'rcc-faults-'));
  open.add(() => rmSync(directory, { recursive: true, force: true }));
  try {
    return await assemble(options, directory, open);
  } catch (error) {
    await open.closeAll().catch(() => undefined);
    throw error;
  }
}

async function assemble(
  { seed, cutShare = 0, batchSize = 10, between }: RigOptions,
  directory: string,
  open: Closers,
): Promise<Rig> {
  const opened = async <T extends { stop(): unknown }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    open.add(() => started.stop());
    return started;
  };

  const dynamo = await dynamoProcess(directory);
  open.add(dynamo.kill);
  await dynamo.start();
  const tables = await createCentreTables(dynamo);

  const queues = await opened(startQueues());
  const replies: Reply[] = [];
  const platform = await opened(
    startHttp((body, headers) => {
      replies.push({ id: String(headers['webhook-id']), body });
      return { status: 204 };
    }),
  );
  const secret = JSON.stringify({ signing: signingSecret, replyUrl: platform.endpoint });
  const secrets = await opened(
    startSecrets({ [`sources/${source}`]: secret, 'status-codes': 's'.repeat(64), pseudonyms: 'p'.repeat(64) }),
  );
  const faultyDynamo = between ? await opened(between(dynamo.endpoint)) : dynamo;
  const cutDynamo = await opened(startCuttingProxy(faultyDynamo.endpoint, cutShare, drawFrom(seed)));
  const cutQueues = await opened(startCuttingProxy(queues.endpoint, cutShare, drawFrom(seed + 1)));

  const urlOf = async (name: string) => {
    const url = await queues.createQueue(name, { VisibilityTimeout: String(visibilitySeconds) });
    return url.replace(queues.endpoint, cutQueues.endpoint);
  };
  const environment = {
    ...awsEnvironment({ dynamo: cutDynamo, queues: cutQueues, secrets }),
    APPEALS_TABLE: 'appeals',
    CONTACTS_TABLE: 'contacts',
    CENTRE_TABLE: 'centre',
    EVENTS_QUEUE_URL: await urlOf(queueNames.events),
    DELIVERIES_QUEUE_URL: await urlOf(queueNames.deliveries),
    QUEUE_URL: await urlOf(queueNames.deliveries),
    DEAD_LETTER_QUEUE_URL: await urlOf(queueNames.deadLetters),
    TEXT_MODEL: 'texts.model',
    SOURCE_SECRET_PREFIX: 'sources/',
    STATUS_CODE_SECRET: 'status-codes',
    PSEUDONYMS_SECRET: 'pseudonyms',
    CHANNELS: '{}',
    PUBLIC_BASE_URL: 'http://centre.test',
  };
  Object.assign(process.env, environment);

  const worker = async (name: string, queueUrl: string) => {
    const args = [workerScript, join(bundle(name, directory), 'index.mjs'), queueUrl, String(batchSize)];
    const started = killable({
      // It ends with its input, which is this process.
      spawn: () => spawn(process.execPath, args, { env: environment, stdio: ['pipe', 'pipe', 'pipe'] }),
      isReady: (output) => output.includes('ready'),
    });
    open.add(started.kill);
    await started.start();
    return started;
  };
  const record = await worker('record-event', environment.EVENTS_QUEUE_URL);
  const deliver = await worker('deliver-message', environment.DELIVERIES_QUEUE_URL);

  return {
    ...{ dynamo, tables, queues, record, deliver, replies, cutDynamo, cutQueues },
    async drained(limitMs) {
      const deadline = performance.now() + limitMs;
      // In this order: whoever takes an event away has sent its invitation before.
      for (const name of [queueNames.events, queueNames.deliveries]) {
        while ((await queues.messagesIn(name)).length > 0) {
          if (performance.now() > deadline) throw new Error(`${name} is not drained:\n${record.output().slice(-2000)}`);
          await pause(50);
        }
      }
    },
    stop: open.closeAll,
  };
}

const workerScript = fileURLToPath(new URL('./queue-worker.ts', import.meta.url));
