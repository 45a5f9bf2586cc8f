import type * as z from 'zod';

/**
 * Parses a function's settings at its start. Throws an error that names every setting that is missing or wrong,
 * never its value, so that a bad deployment fails before the first event.
 */
export function readSettings<S extends z.ZodType>(
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): z.infer<S> {
  const parsed = schema.safeParse(env, { jitless: true });
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new Error(`RCC_SETTINGS_INVALID: ${names.join(', ')}`);
}
