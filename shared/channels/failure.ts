import { DeliveryFailed } from './citizen-channel.ts';

interface Answer {
  readonly status: number;
  readonly retryAfterMs: number | undefined;
}

/** What a status means that the channel has no other word for: busy and away may wait, the rest is for a person to look at. */
export function failureOf({ status, retryAfterMs }: Answer): DeliveryFailed {
  const isOutage = status === 408 || status === 425 || status === 429 || status >= 500;
  return new DeliveryFailed(`status-${status}`, { isOutage, retryAfterMs });
}

/** The key is wrong or withdrawn: everything waits until somebody has entered another one. */
export function unauthorised(): DeliveryFailed {
  return new DeliveryFailed('unauthorised');
}
