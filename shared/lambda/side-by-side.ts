import { allOrNone } from './all-or-none.ts';

/**
 * Does the same work in so many lanes side by side, and ends when the last of them has: what is still under way when a function
 * fails would go on within its next call. Throws what the first lane that failed has thrown.
 */
export async function sideBySide(lanes: number, work: () => Promise<void>): Promise<void> {
  await allOrNone(...Array.from({ length: lanes }, () => work()));
}
