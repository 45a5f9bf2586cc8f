import type { Instant } from '#shared/domain/appeals/fact.ts';

/** An instant as answers have it: UTC. */
export function iso(at: Instant): string {
  return new Date(at).toISOString();
}

/** The same of one that there may not be. */
export function isoIfAny(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : iso(at);
}
