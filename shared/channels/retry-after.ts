import type { Instant } from '#shared/domain/appeals/fact.ts';

/** Milliseconds that a `Retry-After` header asks for (RFC 9110, 10.2.3): seconds or a date; undefined for anything else. */
export function retryAfterMs(header: string | undefined, now: Instant): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const at = /^[A-Z][a-z]{2}, .+ GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
