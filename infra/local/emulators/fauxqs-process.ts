import { buildApp } from 'fauxqs';
import { localAccount } from '#infra/local/endpoints.ts';
import { closeS3Gaps, type FauxqsStores } from './s3-gaps.ts';

/** Queues and objects in a process of their own: a burst of messages does not delay the HTTP API. */
const [, , dataDirectory = '', wantedPort = '0', defaultRegion = ''] = process.argv;

process.on('disconnect', () => process.exit(0));
process.on('message', () => void stop());

const { stores, persistence } = await openStores(dataDirectory);
const app = buildApp({ logger: false, defaultRegion, stores });
// Without a host of its own the emulator gives queue URLs the address it was called at.
stores.sqsStore.host = '';
closeS3Gaps(app, stores.s3Store);
const port = await listen(Number(wantedPort));

persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
stores.sqsStore.persistence = persistence;
stores.s3Store.persistence = persistence;
for (const queue of stores.sqsStore.allQueues()) {
  // The address kept with a queue is that of the last start.
  Object.assign(queue, { persistence, url: `http://127.0.0.1:${port}/${localAccount}/${queue.name}` });
}
process.send?.({ port });

async function stop(): Promise<void> {
  await app.close();
  persistence.close();
  process.exit(0);
}

async function openStores(directory: string) {
  // The package exports no way to persistence but a server that binds every interface.
  const part = async (path: string) => await import(new URL(path, import.meta.resolve('fauxqs')).href);
  const { SqsStore } = await part('./sqs/sqsStore.js');
  const { SnsStore } = await part('./sns/snsStore.js');
  const { S3Store } = await part('./s3/s3Store.js');
  const { PersistenceManager } = await part('./persistence.js');
  const stores: FauxqsStores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const manager = new PersistenceManager(directory);
  // The write-ahead log survives a killed process in this mode too; a sync per message would cost half the throughput.
  manager.db.exec('PRAGMA synchronous = NORMAL');
  const persistence: NonNullable<FauxqsStores['sqsStore']['persistence']> = manager;
  return { stores, persistence };
}

async function listen(wanted: number): Promise<number> {
  const address = await app
    .listen({ port: wanted, host: '127.0.0.1' })
    .catch(() => app.listen({ port: 0, host: '127.0.0.1' }));
  return Number(new URL(address).port);
}
