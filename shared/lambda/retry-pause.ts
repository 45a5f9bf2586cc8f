const firstMs = 5_000;
const mostMs = 3_600_000;
/** SQS hides a message for 12 hours at most, counted from when it was handed out; a quarter of an hour is left for the attempt. */
const mostAskedMs = 11.75 * 3_600_000;

/**
 * Milliseconds until a message is tried again after so many attempts (the first is 1): five seconds, doubled each time, an hour
 * at most, and of that any part by chance (`random`, from 0 to 1), so that what failed together does not come back together.
 * When the other side has said how long to wait, no sooner than that.
 */
export function retryPauseMs(attempt: number, random: number, askedMs?: number): number {
  if (askedMs !== undefined) return Math.min(askedMs + random * firstMs, mostAskedMs);
  return random * Math.min(firstMs * 2 ** (attempt - 1), mostMs);
}
