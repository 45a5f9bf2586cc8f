import type * as z from 'zod';
import { evaluate, noValue, type Scope } from '#infra/local/template/intrinsics.ts';

/** Reader of a resource's properties: those without effect are put aside before anything in them is evaluated. */
export function readProperties(properties: Readonly<Record<string, unknown>>, scope: Scope) {
  return <T>(schema: z.ZodType<T>, withoutEffect: Readonly<Record<string, string>>): T => {
    const values = Object.entries(properties)
      .filter(([name]) => !(name in withoutEffect))
      .map(([name, value]) => [name, evaluate(value, scope)])
      .filter(([, value]) => value !== noValue);
    const parsed = schema.safeParse(Object.fromEntries(values));
    if (parsed.success) return parsed.data;
    throw scope.refusal(parsed.error.issues.map(sentence).join('; '));
  };
}

function sentence(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => (path ? `${path}.${key}` : key));
    return `${names.join(', ')}: not supported on one machine`;
  }
  return `${path || 'properties'}: ${issue.message}`;
}
