import * as z from 'zod';
import { isSomethingWrong, type SurveyAnswer } from '#shared/domain/surveys/survey.ts';
import type { SurveyReason } from '#shared/domain/surveys/survey-rules.ts';

/** What a browser sent, as it came: it goes back into the fields when something is wrong. */
export type Input = Readonly<Record<Exclude<Field, 'reasons'>, string>> & { readonly reasons: readonly string[] };
export type Field = keyof typeof formSchema.shape;

export type Submission =
  | { readonly valid: true; readonly input: Input; readonly answer: SurveyAnswer }
  | { readonly valid: false; readonly input: Input; readonly wrong: readonly Field[] };

/** The value of the page's own field: what opens every link it meets does not send it. */
export const pageMark = 'survey';

/** In Unicode characters; with it the largest answer stays far below the limit of the request. */
export const maxCommentLength = 1000;

const formSchema = z.object({
  form: z.literal(pageMark),
  resolved: z.enum(['yes', 'partly', 'no']),
  mark: z.enum(['1', '2', '3', '4', '5']).transform(Number),
  reasons: z.array(z.string()),
  comment: z
    .string()
    .refine((comment) => [...comment].length <= maxCommentLength)
    .transform((comment) => comment || undefined),
  mayContact: z.enum(['', 'yes']).transform((may) => may === 'yes'),
});

export const emptyInput: Input = { form: '', resolved: '', mark: '', reasons: [], comment: '', mayContact: '' };

/**
 * Reads a posted form of a page that offered these reasons. A choice that is missing or comes twice counts as none, and a comment
 * that comes twice as one: no page of ours sends that. Reasons where nothing was wrong are left out, words never are.
 */
export function readForm(body: Buffer, offered: readonly SurveyReason[]): Submission {
  const fields = new URLSearchParams(body.toString('utf8'));
  const only = (field: Field) => (fields.getAll(field).length === 1 ? (fields.get(field) ?? '') : '');
  const input = {
    form: only('form'),
    resolved: only('resolved'),
    mark: only('mark'),
    reasons: [...new Set(fields.getAll('reasons'))],
    comment: tidy(fields.getAll('comment').join('\n')),
    mayContact: only('mayContact'),
  };

  const isOffered = (reason: string) => offered.some(({ id }) => id === reason);
  const parsed = formSchema.safeParse(input);
  const issues = parsed.success ? [] : parsed.error.issues;
  const wrong = new Set(issues.map(({ path }) => path[0]));
  if (!input.reasons.every(isOffered)) wrong.add('reasons');
  if (!parsed.success || wrong.size > 0)
    return { valid: false, input, wrong: formSchema.keyof().options.filter((field) => wrong.has(field)) };

  const { form: _, ...answer } = parsed.data;
  return { valid: true, input, answer: { ...answer, reasons: isSomethingWrong(answer) ? answer.reasons : [] } };
}

/** Lines as browsers show them, no control characters, no white space around. All else a citizen writes is kept. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}
