import type * as z from 'zod';
import { DifferenceFound } from './verdict.ts';

/** Parses an archived JSON file. Throws `DifferenceFound` that names the wrong fields. */
export function readJson<T>(file: string, bytes: Uint8Array, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(contentOf(file, bytes));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path }) => path.map(String).join('.')).join(', ');
  throw new DifferenceFound({ kind: 'unreadable', file, where });
}

function contentOf(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new DifferenceFound({ kind: 'unreadable', file, where: 'JSON' });
  }
}
