import { closeSync, mkdirSync, openSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Endpoints } from '#infra/local/endpoints.ts';
import type { FunctionPart, MappingPart } from '#infra/local/resources/part.ts';
import { functionEnvironment } from './function-environment.ts';
import { type FunctionPool, functionPool } from './function-pool.ts';
import type { InvocationResult } from './invocation.ts';
import { startWorker } from './worker.ts';

/** Processes of one function at most, whatever the template allows. */
const machineLimit = 8 * availableParallelism();
/** How long calls in hand may take when the centre stops. */
const graceMs = 2_000;

/** All functions of a centre, by name. */
export interface Functions {
  readonly names: readonly string[];
  /** Throws when there is no such function. */
  invoke(name: string, payload: string): Promise<InvocationResult>;
  stop(): Promise<void>;
}

interface FunctionsOptions {
  readonly parts: readonly FunctionPart[];
  readonly mappings: readonly MappingPart[];
  readonly endpoints: Endpoints;
  readonly stateDir: string;
}

/** Functions whose processes start with their first call. */
export function startFunctions({ parts, mappings, endpoints, stateDir }: FunctionsOptions): Functions {
  const logs = join(stateDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const pools = new Map<string, FunctionPool>();
  const open: number[] = [];
  for (const part of parts) {
    const region = part.arn.split(':')[3] ?? '';
    const log = openSync(join(logs, `${part.name}.log`), 'a');
    open.push(log);
    const pool = functionPool({
      limit: concurrencyOf(part, mappings),
      start: (events) =>
        startWorker({ part, log, environment: (api) => functionEnvironment(part, endpoints, region, api), ...events }),
    });
    pools.set(part.name, pool);
  }
  return {
    names: [...pools.keys()],
    async invoke(name, payload) {
      const pool = pools.get(name);
      if (!pool) throw new Error(`there is no function ${name}; there are ${[...pools.keys()].join(', ')}`);
      return await pool.invoke(payload);
    },
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop(graceMs)));
      open.forEach(closeSync);
    },
  };
}

function concurrencyOf(part: FunctionPart, mappings: readonly MappingPart[]): number {
  const { maximumConcurrency } = mappings.find(({ functionName }) => functionName === part.name) ?? {};
  return Math.max(1, Math.min(part.reservedConcurrency ?? maximumConcurrency ?? machineLimit, machineLimit));
}
