import type * as z from 'zod';
import { jsonOf } from '#shared/domain/json-of.ts';
import { sha256 } from './sha256.ts';

/** What a cursor belongs to: the list, its filters, the person with what they see. */
export type Question = readonly unknown[];

/**
 * Where a page ended, for the same question of the same person alone. It gives no right: what is shown is decided anew for
 * every page, so nothing is won by making one up. The place must hold no word of anybody.
 */
export function cursorOf(question: Question, place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([markOf(question), ...place])).toString('base64url');
}

/** The place that a cursor means; undefined for one of another question, or none at all. */
export function placeOf<T>(question: Question, cursor: string, schema: z.ZodType<T>): T | undefined {
  const parts = jsonOf(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(parts) || parts[0] !== markOf(question)) return undefined;
  return schema.safeParse(parts.slice(1)).data;
}

function markOf(question: Question): string {
  return sha256(JSON.stringify(question)).toString('base64url').slice(0, 16);
}
