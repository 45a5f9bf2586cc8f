/** Errors of other services: the work is sound and may wait. What the database refuses to hold will not get better. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || refusals.has(error.name)) return false;
  if ('isOutage' in error) return error.isOutage === true;
  return '$metadata' in error || 'errno' in error || 'syscall' in error;
}

const refusals: ReadonlySet<string> = new Set(['ValidationException', 'SerializationException']);
