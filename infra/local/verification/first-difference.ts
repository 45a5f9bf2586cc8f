import { isDeepStrictEqual } from 'node:util';
import { jsonFile } from '#shared/domain/ratings/report.ts';
import type { Difference } from './verdict.ts';

/** Where the archived JSON file differs from what its content should be, written as the archive writes; undefined where it does not. */
export function firstDifference(file: string, archived: Uint8Array, expected: unknown): Difference | undefined {
  const wanted = jsonFile(expected);
  if (Buffer.compare(archived, wanted) === 0) return undefined;
  const offset = wanted.findIndex((byte, index) => byte !== archived[index]);
  const bytes: Difference = { kind: 'bytes', file, offset: offset < 0 ? wanted.length : offset };
  const parsed = jsonOf(archived);
  if (parsed === undefined) return bytes;
  const found = firstIn(parsed.value, JSON.parse(Buffer.from(wanted).toString()), '');
  return found ? { kind: 'value', file, ...found } : bytes;
}

interface ValueDifference {
  readonly path: string;
  readonly archived?: unknown;
  readonly recomputed?: unknown;
}

/** Depth first, in the order of the recomputed value; what only the archive has comes last. */
function firstIn(archived: unknown, recomputed: unknown, path: string): ValueDifference | undefined {
  if (isDeepStrictEqual(archived, recomputed)) return undefined;
  const [before, after] = [fieldsOf(archived), fieldsOf(recomputed)];
  if (!before || !after || Array.isArray(archived) !== Array.isArray(recomputed)) return { path, archived, recomputed };
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const at = pathTo(path, key);
    if (!before.has(key)) return { path: at, recomputed: after.get(key) };
    if (!after.has(key)) return { path: at, archived: before.get(key) };
    const found = firstIn(before.get(key), after.get(key), at);
    if (found) return found;
  }
  return undefined;
}

function fieldsOf(value: unknown): ReadonlyMap<string | number, unknown> | undefined {
  if (Array.isArray(value)) return new Map(value.entries());
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}

function pathTo(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

function jsonOf(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}
