import type * as core from 'zod/v4/core';
import texts from './field-errors.ru.json' with { type: 'json' };
import type { FieldError } from './problem.ts';

type Issue = core.$ZodIssue;

/** Every wrong field of `input`: where it is, and what would be right. Never quotes what was sent. */
export function fieldErrors(error: core.$ZodError, input: unknown): FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), detail: texts.unrecognized }))
      : [{ pointer: pointerTo(issue.path), detail: detailOf(issue, input) }],
  );
}

/** RFC 6901. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function detailOf(issue: Issue, input: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return isAbsent(issue.path, input) ? texts.missing : fill(texts.type, issue.expected);
    case 'too_big':
      return fill(texts.tooBig, issue.maximum);
    case 'too_small':
      return fill(texts.tooSmall, issue.minimum);
    case 'invalid_value':
      return fill(texts.oneOf, issue.values.map(String).join(', '));
    case 'invalid_format':
      return issue.format === 'datetime' ? texts.instant : fill(texts.format, issue.format);
    case 'invalid_union':
      return fill(texts.oneOf, texts.knownTypes);
    default:
      return texts.other;
  }
}

/** Asks the input itself: an issue does not carry it, so that no citizen's word is in an error. */
function isAbsent(path: readonly PropertyKey[], input: unknown): boolean {
  let value: unknown = input;
  for (const step of path) value = Object(value)[step];
  return value === undefined;
}

function fill(text: string, value: unknown): string {
  return text.replace('{value}', String(value));
}
