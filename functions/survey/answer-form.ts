import * as z from 'zod';
import type { SurveyAnswer } from '#shared/domain/surveys/survey.ts';

/** What a browser sent, as it came: it goes back into the fields when something is wrong. */
export type Input = Readonly<Record<Field, string>>;
export type Field = keyof typeof formSchema.shape;

export type Submission =
  | { readonly valid: true; readonly input: Input; readonly answer: SurveyAnswer }
  | { readonly valid: false; readonly input: Input; readonly wrong: readonly Field[] };

/** The value of the page's own field: what opens every link it meets does not send it. */
export const pageMark = 'survey';

/** In Unicode characters; with it the largest answer stays far below the limit of the request. */
const maxCommentLength = 1000;

const formSchema = z.object({
  form: z.literal(pageMark),
  resolved: z.enum(['yes', 'partly', 'no']),
  mark: z.enum(['1', '2', '3', '4', '5']).transform(Number),
  comment: z
    .string()
    .refine((comment) => [...comment].length <= maxCommentLength)
    .transform((comment) => comment || undefined),
});

export const emptyInput: Input = { form: '', resolved: '', mark: '', comment: '' };

/** Reads a posted form. A field that is missing or comes twice counts as empty: no page of ours sends that. */
export function readForm(body: Buffer): Submission {
  const fields = new URLSearchParams(body.toString('utf8'));
  const only = (field: Field) => (fields.getAll(field).length === 1 ? (fields.get(field) ?? '') : '');
  const input = { form: only('form'), resolved: only('resolved'), mark: only('mark'), comment: tidy(only('comment')) };

  const parsed = formSchema.safeParse(input);
  if (parsed.success) {
    const { resolved, mark, comment } = parsed.data;
    return { valid: true, input, answer: { resolved, mark, reasons: [], comment, mayContact: false } };
  }
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return { valid: false, input, wrong: formSchema.keyof().options.filter((field) => wrong.has(field)) };
}

/** Lines as browsers show them, no control characters, no white space around. All else a citizen writes is kept. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}
