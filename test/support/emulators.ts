import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient, type KeySchemaElement } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { closeS3Gaps, type FauxqsStores } from '#infra/local/emulators/s3-gaps.ts';

/*
 * Real protocols on 127.0.0.1, in memory, one set per test file. Handlers find them by the AWS_ENDPOINT_URL_… variables,
 * which must stand in the environment before a handler is imported: `Object.assign(process.env, awsEnvironment({ … }))`.
 */

export interface Emulator {
  readonly endpoint: string;
  stop(): Promise<void>;
}

interface Key {
  readonly pk: string;
  readonly sk: string;
}

export interface Dynamo extends Emulator {
  /** Creates a table with the keys `pk` and `sk`; an index is named and has its own two. All of them are strings. */
  createTable(name: string, indexes?: Readonly<Record<string, Key>>): Promise<void>;
}

/** A queued message, visible or not. */
interface Queued {
  readonly body: string;
  readonly isDelayed: boolean;
}

export interface Queues extends Emulator {
  /** Creates a queue; the answer is the URL for a function's settings. */
  createQueue(name: string, attributes?: Readonly<Record<string, string>>): Promise<string>;
  /** Looks without taking. */
  messagesIn(name: string): Promise<Queued[]>;
}

/** Objects, write-once where the request asks for it. */
export interface Storage extends Emulator {
  createBucket(name: string): Promise<void>;
  keysIn(bucket: string): Promise<string[]>;
  read(bucket: string, key: string): Promise<Buffer>;
  /** Whatever is there already goes. */
  write(bucket: string, key: string, bytes: Uint8Array): Promise<void>;
  empty(bucket: string): Promise<void>;
}

type At = Pick<Emulator, 'endpoint'>;

/** Settings of the SDK that lead to the given emulators and nowhere else. */
export function awsEnvironment(emulators: { dynamo?: At; queues?: At; secrets?: At; keys?: At; storage?: At }) {
  const nowhere = 'http://127.0.0.1:1';
  return {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: nowhere,
    AWS_ENDPOINT_URL_DYNAMODB: emulators.dynamo?.endpoint ?? nowhere,
    AWS_ENDPOINT_URL_SQS: emulators.queues?.endpoint ?? nowhere,
    AWS_ENDPOINT_URL_S3: emulators.storage?.endpoint ?? emulators.queues?.endpoint ?? nowhere,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: emulators.secrets?.endpoint ?? nowhere,
    AWS_ENDPOINT_URL_KMS: emulators.keys?.endpoint ?? nowhere,
  };
}

export async function startDynamo(): Promise<Dynamo> {
  const { port, stop } = await startBinary();
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({ ...sdkConfig, endpoint });
  return {
    endpoint,
    stop,
    async createTable(name, indexes = {}) {
      const keys = [{ pk: 'pk', sk: 'sk' }, ...Object.values(indexes)];
      const attributes = new Set(keys.flatMap(({ pk, sk }) => [pk, sk]));
      const GlobalSecondaryIndexes = Object.entries(indexes).map(([IndexName, key]) => ({
        IndexName,
        KeySchema: keySchema(key),
        Projection: { ProjectionType: 'ALL' as const },
      }));
      await client.send(
        new CreateTableCommand({
          TableName: name,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: keySchema({ pk: 'pk', sk: 'sk' }),
          AttributeDefinitions: [...attributes].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
          ...(GlobalSecondaryIndexes.length > 0 ? { GlobalSecondaryIndexes } : {}),
        }),
      );
    },
  };
}

/** SQS, and S3 on the same endpoint. */
export async function startQueues(): Promise<Queues> {
  const app = buildApp({ logger: false });
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  const client = new SQSClient({ ...sdkConfig, endpoint });
  return {
    endpoint,
    stop: () => app.close(),
    async createQueue(name, attributes) {
      await client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
      // The URL that the queue gives itself names a host that resolves nowhere.
      return `${endpoint}/000000000000/${name}`;
    },
    async messagesIn(name) {
      type Stored = { body: string };
      type Inspected = { messages: { ready: Stored[]; delayed: Stored[]; inflight: { message: Stored }[] } };
      const { messages } = (await (await fetch(`${endpoint}/_fauxqs/queues/${name}`)).json()) as Inspected;
      const visible = [...messages.ready, ...messages.inflight.map(({ message }) => message)];
      return [
        ...visible.map(({ body }) => ({ body, isDelayed: false })),
        ...messages.delayed.map(({ body }) => ({ body, isDelayed: true })),
      ];
    },
  };
}

/** S3 with what the emulator lacks, as on a developer's machine: write-once, presigned links that expire. */
export async function startStorage(): Promise<Storage> {
  // The package exports no way to the store of a running app.
  const { S3Store } = await import(new URL('./s3/s3Store.js', import.meta.resolve('fauxqs')).href);
  const { SnsStore } = await import(new URL('./sns/snsStore.js', import.meta.resolve('fauxqs')).href);
  const { SqsStore } = await import(new URL('./sqs/sqsStore.js', import.meta.resolve('fauxqs')).href);
  const stores: FauxqsStores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const app = buildApp({ logger: false, stores });
  closeS3Gaps(app, stores.s3Store);
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  const client = new S3Client({ ...sdkConfig, endpoint, forcePathStyle: true });
  return {
    endpoint,
    stop: () => app.close(),
    async createBucket(Bucket) {
      await client.send(new CreateBucketCommand({ Bucket }));
    },
    async keysIn(Bucket) {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      return Contents.map(({ Key = '' }) => Key);
    },
    async read(Bucket, Key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    },
    async write(Bucket, Key, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    },
    async empty(Bucket) {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      await Promise.all(Contents.map(({ Key }) => client.send(new DeleteObjectCommand({ Bucket, Key }))));
    },
  };
}

/** Secrets Manager as far as reading goes. The given record is read at each call, so that a test may change it. */
export async function startSecrets(secrets: Readonly<Record<string, string>>): Promise<Emulator> {
  return startHttp((body) => {
    const { SecretId } = JSON.parse(body) as { SecretId: string };
    const SecretString = secrets[SecretId];
    return SecretString === undefined
      ? { status: 400, body: JSON.stringify({ __type: 'ResourceNotFoundException', message: 'absent' }) }
      : { status: 200, body: JSON.stringify({ Name: SecretId, SecretString }) };
  });
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;
type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

/** An HTTP endpoint that answers every request by the function. */
export async function startHttp(
  answer: (body: string, headers: Headers, url: string) => Answer | Promise<Answer>,
): Promise<Emulator> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { status, headers, body } = await answer(
      Buffer.concat(chunks).toString(),
      request.headers,
      request.url ?? '/',
    );
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers }).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

const sdkConfig = { region: 'eu-central-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

function keySchema({ pk, sk }: Key): KeySchemaElement[] {
  return [
    { AttributeName: pk, KeyType: 'HASH' },
    { AttributeName: sk, KeyType: 'RANGE' },
  ];
}

/** The binary cannot pick a free port itself; between finding one and taking it another process may be faster. */
async function startBinary(attemptsLeft = 3): Promise<{ port: number; stop(): Promise<void> }> {
  const probe = createTcpServer();
  await once(probe.listen(0, '127.0.0.1'), 'listening');
  const { port } = probe.address() as AddressInfo;
  await once(probe.close(), 'close');

  const binary = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  const child = spawn(binary, ['serve', '--port', String(port)], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  while (child.exitCode === null) {
    if (await fetch(`http://127.0.0.1:${port}`).catch(() => undefined)) {
      return {
        port,
        async stop() {
          child.kill();
          await exited;
        },
      };
    }
    await pause(10);
  }
  if (attemptsLeft > 1) return startBinary(attemptsLeft - 1);
  throw new Error('dynoxide does not start');
}
