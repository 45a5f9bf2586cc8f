import { mkdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import { type Closers, closers } from './closers.ts';
import { type Callable, controlServer } from './control-server.ts';
import { provision } from './emulators/provision.ts';
import type { Endpoints } from './endpoints.ts';
import { httpApi } from './http-api/serve-http-api.ts';
import { localIssuer } from './identity/local-issuer.ts';
import { fileKeyStore } from './keys/key-store.ts';
import { startFunctions } from './lambda/functions.ts';
import { openDoors } from './open-doors.ts';
import { checkLinks } from './resources/check-links.ts';
import { planCentre } from './resources/plan.ts';
import { announce, findRunningCentre } from './running-centre.ts';
import { provisionSecrets } from './secrets/provision-secrets.ts';
import { fileSecretStore } from './secrets/secret-store.ts';
import { readAssembly } from './template/assembly.ts';
import { startTraffic } from './traffic.ts';

/** What a starting centre is about to do. */
type CentreStep = 'engines' | 'template' | 'storage' | 'functions';

export interface CentreOptions {
  /** What `cdk synth` wrote. The centre knows nothing but this. */
  readonly cdkOut: string;
  /** Where tables, queues, objects, secrets, keys and logs live; a later start finds them there. */
  readonly stateDir: string;
  /** Port of the HTTP API; 0, the default, for any. */
  readonly port?: number;
  readonly onProgress?: (step: CentreStep) => void;
  /** The engine of tables or that of queues has ended by itself: the centre can only be stopped. */
  readonly onLost?: () => void;
}

/** A template at work on this machine. */
export interface Centre {
  /** Address of the HTTP API, without a trailing slash. */
  readonly url: string;
  readonly endpoints: Endpoints;
  readonly queueUrls: Readonly<Record<string, string>>;
  readonly functionNames: readonly string[];
  /** Output name → value, by stack. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Calls a function; `failed` says that `payload` is its error. */
  invoke(functionName: string, payload: unknown): Promise<{ readonly payload: unknown; readonly failed: boolean }>;
  /** Stops everything this start started. What is in the state directory stays. */
  stop(): Promise<void>;
}

/** Starts the centre of a synthesized template; nothing of it is left running when it cannot start. */
export async function startCentre(options: CentreOptions): Promise<Centre> {
  const stateDir = resolve(options.stateDir);
  if (await findRunningCentre(stateDir)) throw new Error(`a centre runs on ${stateDir} already`);
  const open = closers();
  try {
    return await assemble({ ...options, stateDir }, open);
  } catch (error) {
    await open.closeAll().catch(() => undefined);
    throw error;
  }
}

async function assemble(options: CentreOptions, open: Closers): Promise<Centre> {
  const { cdkOut, stateDir, port = 0, onProgress = () => {}, onLost = () => {} } = options;
  const stacks = readAssembly(cdkOut);
  const region = stacks[0]?.region ?? '';
  mkdirSync(join(stateDir, 'logs'), { recursive: true });
  const secrets = fileSecretStore(join(stateDir, 'secrets.json'));
  const keys = fileKeyStore(join(stateDir, 'keys'));
  const issuer = await localIssuer(join(stateDir, 'identity', 'key.json'));
  let callable: Callable | undefined;
  let api: RequestListener = (_, response) => response.writeHead(503).end();

  onProgress('engines');
  const { url, endpoints } = await openDoors({
    ...{ stateDir, region, port, open, onLost, issuer },
    api: (request, response) => api(request, response),
    control: controlServer(() => callable, { secrets, keys }),
  });

  onProgress('template');
  const { parts, outputs } = planCentre(stacks, { url, endpoints });
  checkLinks(parts);
  onProgress('storage');
  provisionSecrets(
    parts.filter((part) => part.kind === 'secret'),
    secrets,
    endpoints,
  );
  issuer.provision(parts.filter((part) => part.kind === 'user-pool-client'));
  keys.provision(parts.filter((part) => part.kind === 'signing-key'));
  await provision(parts, endpoints, region);

  onProgress('functions');
  const functions = startFunctions({
    parts: parts.filter((part) => part.kind === 'function'),
    mappings: parts.filter((part) => part.kind === 'mapping'),
    endpoints,
    stateDir,
  });
  api = httpApi(parts, functions);
  const traffic = startTraffic(parts, functions, region);
  callable = { functions, calls: traffic.calls };
  // Side by side: what the pollers wait for ends when the functions' grace does.
  open.add(() => Promise.all([traffic.stop(), functions.stop()]));
  open.add(announce(stateDir, { pid: process.pid, url, endpoints, startedAt: new Date().toISOString() }));

  return {
    ...{ url, endpoints, outputs, functionNames: functions.names },
    queueUrls: Object.fromEntries(parts.flatMap((part) => (part.kind === 'queue' ? [[part.name, part.url]] : []))),
    async invoke(functionName, payload) {
      const result = await functions.invoke(functionName, JSON.stringify(payload));
      return { payload: JSON.parse(result.payload), failed: result.failed };
    },
    stop: open.closeAll,
  };
}
