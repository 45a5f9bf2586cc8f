import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessUse {
  readonly pid: number;
  /** What it is: a function's name, or a script. */
  readonly name: string;
  readonly peakMiB: number;
  /** Processor time so far, milliseconds. */
  readonly cpuMs: number;
}

/** What a process has used so far, its largest resident set and its processor time, and what everything it has started has. Empty where there is no `/proc`. */
export function processUse(root: number): ProcessUse[] {
  const parents = new Map(processIds().map((pid) => [pid, Number(field(pid, 'PPid'))]));
  const isOurs = (pid: number): boolean => pid === root || (parents.has(pid) && isOurs(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isOurs).flatMap((pid) => {
    const kilobytes = Number.parseInt(field(pid, 'VmHWM'), 10);
    const name = nameOf(pid);
    return Number.isNaN(kilobytes) || name === 'sh'
      ? []
      : [{ pid, name, peakMiB: kilobytes / 1024, cpuMs: processorTime(pid) }];
  });
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function field(pid: number, name: string): string {
  return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(read(pid, 'status'))?.[1] ?? '';
}

/** User and system time; the kernel counts in hundredths of a second for every program. */
function processorTime(pid: number): number {
  const [, ...fields] = read(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[10]) + Number(fields[11])) * 10;
}

function nameOf(pid: number): string {
  const ofFunction = /(?:^|\0)AWS_LAMBDA_FUNCTION_NAME=([^\0]*)/.exec(read(pid, 'environ'))?.[1];
  const [program = '', ...args] = read(pid, 'cmdline').split('\0');
  const script = args.find((argument) => /\.(ts|cjs|mjs)$/.test(argument));
  return ofFunction ?? (script ?? program).split('/').at(-1) ?? program;
}

/** A process may be gone by now. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
