import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import trigger from '#events/triggers/receive-events.json' with { type: 'json' };
import { type Closers, closers } from '#infra/local/closers.ts';
import { controlServer } from '#infra/local/control-server.ts';
import { provision } from '#infra/local/emulators/provision.ts';
import { startEmulators } from '#infra/local/emulators/start-emulators.ts';
import { receivedSchema, sqsEvent } from '#infra/local/event-sources/sqs-event.ts';
import { fileKeyStore } from '#infra/local/keys/key-store.ts';
import { startFunctions } from '#infra/local/lambda/functions.ts';
import { jsonRpc } from '#infra/local/net/json-rpc.ts';
import { serveLoopback } from '#infra/local/net/loopback-server.ts';
import { portsFrom } from '#infra/local/ports.ts';
import { queueDepth } from '#infra/local/replay/queue-access.ts';
import { provisionSecrets } from '#infra/local/secrets/provision-secrets.ts';
import { fileSecretStore } from '#infra/local/secrets/secret-store.ts';
import { startHttp } from '#test/support/emulators.ts';
import type { Usage } from './bill-usage.ts';
import { type FunctionUse, functionUse } from './function-log.ts';
import { meterDynamo, meterQueues } from './metered-endpoints.ts';
import { partsOf } from './parts.ts';

/** What of a request differs from the sample of the gateway. */
interface GatewayRequest {
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The real bundles on the real template's tables and queues, with a meter at everything that is paid for. */
export interface MeteredCentre {
  readonly signingSecret: string;
  readonly source: string;
  /** Bodies of the webhooks that the centre has sent. */
  readonly replies: readonly string[];
  /** Throws when the function fails; answers the status. */
  request(functionName: string, request: GatewayRequest): Promise<number>;
  /** Feeds a queue to its function, `perBatch` messages a call, until it has none, waiting for delayed ones. */
  pump(functionName: string, perBatch: number): Promise<void>;
  /** So far. */
  usage(): Usage;
  stop(): Promise<void>;
}

const region = 'us-east-1';

export async function startMeteredCentre(cdkOut: string, stateDir: string): Promise<MeteredCentre> {
  const open = closers();
  try {
    const { endpoints, replies, database, sqs } = await startEngines(stateDir, open);
    const secrets = fileSecretStore(join(stateDir, 'secrets.json'));
    const keys = fileKeyStore(join(stateDir, 'keys'));
    const control = await serveLoopback(
      controlServer(() => undefined, { secrets, keys }),
      { port: 0 },
    );
    open.add(control.stop);

    const { url: here } = control;
    const reached = { ...endpoints, secretsManager: here, kms: here, invoke: here, issuer: here };
    const parts = partsOf(cdkOut, 'http://127.0.0.1:1', reached);
    const secretParts = parts.filter((part) => part.kind === 'secret');
    provisionSecrets(secretParts, secrets, endpoints);
    keys.provision(parts.filter((part) => part.kind === 'signing-key'));
    await provision(parts, reached, region);
    const functionParts = parts.filter((part) => part.kind === 'function');
    const mappings = parts.filter((part) => part.kind === 'mapping');
    const functions = startFunctions({ parts: functionParts, mappings, endpoints: reached, stateDir });
    open.add(functions.stop);
    const rpc = jsonRpc({ endpoint: sqs.endpoint, service: 'AmazonSQS', region });
    open.add(rpc.stop);

    const before = { write: database.units.write, read: database.units.read, requests: sqs.used.requests };
    const secretName = secretParts[0]?.name ?? '';
    let httpRequests = 0;
    const fullName = (name: string) => functions.names.find((full) => full.endsWith(`-${name}`)) ?? name;
    const invoke = async (name: string, event: object) => {
      const { failed, payload } = await functions.invoke(name, JSON.stringify(event));
      if (failed) throw new Error(`${name}: ${payload}`);
      return JSON.parse(payload);
    };

    return {
      signingSecret: JSON.parse(secrets.find(secretName)?.value ?? '{}').signing,
      source: secretName.split('/').at(-1) ?? '',
      replies,
      async request(name, request) {
        httpRequests += 1;
        const requestContext = { ...trigger.requestContext, routeKey: request.routeKey, timeEpoch: Date.now() };
        const { body: _sample, ...rest } = trigger;
        return (await invoke(fullName(name), { ...rest, ...request, requestContext })).statusCode;
      },
      async pump(name, perBatch) {
        const functionName = fullName(name);
        const mapping = mappings.find((part) => part.functionName === functionName);
        const queue = parts.find((part) => part.kind === 'queue' && part.arn === mapping?.queueArn);
        if (queue?.kind !== 'queue') throw new Error(`${name} has no queue`);
        const wanted = { MaxNumberOfMessages: perBatch, WaitTimeSeconds: 1, MessageSystemAttributeNames: ['All'] };
        while ((await queueDepth(rpc, queue.url)) > 0) {
          const received = await rpc.call('ReceiveMessage', { QueueUrl: queue.url, ...wanted });
          const { Messages } = receivedSchema.parse(received);
          if (Messages.length === 0) continue;
          const { batchItemFailures } = await invoke(functionName, sqsEvent(Messages, queue.arn));
          if (batchItemFailures.length > 0) throw new Error(`${name} gives messages back; see its log`);
          const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
          await rpc.call('DeleteMessageBatch', { QueueUrl: queue.url, Entries });
        }
      },
      usage() {
        const uses = functionParts.map((part) => functionUse(stateDir, part));
        const sum = (of: (use: FunctionUse) => number) => uses.reduce((total, use) => total + of(use), 0);
        return {
          httpRequests,
          invocations: sum(({ invocations }) => invocations),
          gigabyteSeconds: sum(({ gigabyteSeconds }) => gigabyteSeconds),
          queueRequests: sqs.used.requests - before.requests,
          writeUnits: database.units.write - before.write,
          readUnits: database.units.read - before.read,
          logBytes: sum(({ logBytes }) => logBytes),
        };
      },
      stop: open.closeAll,
    };
  } catch (error) {
    await open.closeAll().catch(() => undefined);
    throw error;
  }
}

/** Tables, queues and a platform that takes replies, the first two behind their meters. */
async function startEngines(stateDir: string, open: Closers) {
  const opened = async <T extends { stop(): unknown }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    open.add(() => started.stop());
    return started;
  };
  mkdirSync(stateDir, { recursive: true });
  const log = openSync(join(stateDir, 'engines.log'), 'a');
  open.add(() => closeSync(log));
  const onLost = () => {
    throw new Error('an engine has ended');
  };
  const engines = await startEmulators({ stateDir, ports: portsFrom(0), region, log, open, onLost });
  const database = await opened(meterDynamo(engines.dynamodb));
  const sqs = await opened(meterQueues(engines.fauxqs));
  const replies: string[] = [];
  const platform = await opened(
    startHttp((body) => {
      replies.push(body);
      return { status: 204 };
    }),
  );
  const endpoints = {
    dynamodb: database.endpoint,
    sqs: sqs.endpoint,
    s3: engines.fauxqs,
    outbox: platform.endpoint,
    mail: 'smtp://127.0.0.1:1',
  };
  return { endpoints, replies, database, sqs };
}
