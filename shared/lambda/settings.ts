import * as core from 'zod/v4/core';

/**
 * Parses a function's settings at its start. Throws an error that names every setting that is missing or wrong,
 * never its value, so that a bad deployment fails before the first event.
 */
export function readSettings<S extends core.$ZodType>(
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): core.output<S> {
  const parsed = core.safeParse(schema, env, { jitless: true });
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  throw new Error(`RCC_SETTINGS_INVALID: ${names.join(', ')}`);
}
