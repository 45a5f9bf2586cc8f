import * as z from 'zod';

/** What the bundler tells of its outputs. */
export const metafileSchema = z.object({
  outputs: z.record(
    z.string(),
    z.object({
      inputs: z.record(z.string(), z.unknown()),
      imports: z.array(z.object({ path: z.string(), kind: z.string(), external: z.boolean().optional() })),
      bytes: z.number(),
    }),
  ),
});

type Outputs = z.infer<typeof metafileSchema>['outputs'];

/** The outputs that are loaded with this one, without being asked for later. */
export function loadedAtStart(
  outputs: Outputs,
  path = 'code/index.mjs',
  seen = new Set<string>(),
): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { path: next, kind } of outputs[path]?.imports ?? [])
    if (kind === 'import-statement') loadedAtStart(outputs, next, seen);
  return seen;
}
