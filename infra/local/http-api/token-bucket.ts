import type { Throttle } from '#infra/local/resources/part.ts';

/** Whether one more request may pass now; without limits every one may. */
export function tokenBucket(
  { burst, ratePerSecond }: Throttle,
  now: () => number = () => performance.now(),
): () => boolean {
  if (ratePerSecond === undefined) return () => true;
  const capacity = burst ?? ratePerSecond;
  let tokens = capacity;
  let filledAt = now();
  return () => {
    const at = now();
    tokens = Math.min(capacity, tokens + ((at - filledAt) / 1000) * ratePerSecond);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
