import type * as z from 'zod';
import { fill } from '#shared/web/wording.ts';
import texts from './texts.ru.json' with { type: 'json' };

type Issue = z.core.$ZodIssue;

/** A wrong field of a method file: `weights.timeliness`, and what to do about it. */
export interface MethodError extends Record<string, string> {
  readonly path: string;
  readonly mend: string;
}

const longest = 60;
const { mend, types } = texts.method;

/** Every wrong field of a method file, in the order in which the schema finds them. */
export function methodErrors({ issues }: z.ZodError, method: unknown): MethodError[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), mend: mend.unknown }));
    const value = valueAt(issue.path, method);
    const now = value === undefined ? '' : fill(mend.now, { value: shown(value) });
    return [{ path: pathOf(issue.path), mend: `${mendOf(issue, value)}${now}` }];
  });
}

function mendOf(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return fill(value === undefined ? mend.missing : mend.type, { type: typeName(issue.expected) });
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return mend.empty;
      return fill(issue.inclusive ? mend.atLeast : mend.moreThan, { limit: Number(issue.minimum) });
    case 'too_big':
      return fill(issue.inclusive ? mend.atMost : mend.lessThan, { limit: Number(issue.maximum) });
    case 'invalid_value':
      return fill(mend.oneOf, { values: issue.values.map((each) => JSON.stringify(each)).join(', ') });
    case 'invalid_format':
      return mend.date;
    default:
      return ruleOf(issue.path[0]);
  }
}

/** Of what no single field breaks. */
function ruleOf(field: PropertyKey | undefined): string {
  const rules: Readonly<Record<string, string>> = mend.rules;
  return rules[String(field)] ?? mend.other;
}

function typeName(type: string): string {
  const names: Readonly<Record<string, string>> = types;
  return names[type] ?? type;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.') || texts.method.whole;
}

function valueAt(path: readonly PropertyKey[], method: unknown): unknown {
  let value = method;
  for (const step of path) value = Object(value)[step];
  return value;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
