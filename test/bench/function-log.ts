import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionPart } from '#infra/local/resources/part.ts';
import prices from './prices.json' with { type: 'json' };

export interface FunctionUse {
  readonly invocations: number;
  readonly gigabyteSeconds: number;
  readonly logBytes: number;
}

const platformLine = /^(START|END|REPORT) RequestId: /;
const duration = /^REPORT .*\tDuration: ([\d.]+) ms/;

/**
 * What the local runtime has written down of a function's calls. The platform's own lines are not counted as log: on AWS
 * they are switched off. Time without initialisation, whole milliseconds begun.
 */
export function functionUse(stateDir: string, { name, memoryMb }: FunctionPart): FunctionUse {
  const lines = readFileSync(join(stateDir, 'logs', `${name}.log`), 'utf8')
    .split('\n')
    .filter(Boolean);
  const times = lines.flatMap((line) => duration.exec(line)?.[1] ?? []).map((time) => Math.ceil(Number(time)));
  const own = lines.filter((line) => !platformLine.test(line));
  const milliseconds = times.reduce((sum, time) => sum + time, 0);
  return {
    invocations: times.length,
    gigabyteSeconds: (milliseconds / 1000) * (memoryMb / 1024),
    logBytes: own.reduce((sum, line) => sum + Buffer.byteLength(line) + prices.logEventOverheadBytes, 0),
  };
}
