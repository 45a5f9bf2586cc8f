/**
 * Errors of other services: the work is sound and may wait. What the database refuses to hold will not get better, nor will a
 * damaged file.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || refusals.has(error.name) || isDamage(error)) return false;
  if ('isOutage' in error) return error.isOutage === true;
  return '$metadata' in error || 'errno' in error || 'syscall' in error;
}

const refusals: ReadonlySet<string> = new Set(['ValidationException', 'SerializationException']);

/** An error of decompression, which has a number as those of the system have. */
function isDamage(error: Error): boolean {
  return 'code' in error && String(error.code).startsWith('Z_');
}
