import * as z from 'zod/mini';
import { languages } from '../surveys/survey-rules.ts';

const text = z.string().check(z.minLength(1));

/** One letter in the forms that ways ask for; ICU MessageFormat. Beside the platform's the link travels by itself. */
const formsSchema = z.strictObject({
  platform: text,
  mail: z.strictObject({ subject: text, text }),
  messenger: text,
  /** Two parts at the most: 134 characters with Cyrillic ones among them. */
  sms: text,
});

/** `letters/<language>.json`: what citizens are written. */
export const lettersSchema = z.strictObject({
  version: z.string(),
  sample: z.boolean(),
  language: z.enum(languages),
  invitation: formsSchema,
  receipt: formsSchema,
  answer: formsSchema,
  decision: formsSchema,
});

export type Letters = z.infer<typeof lettersSchema>;
export type LetterForms = z.infer<typeof formsSchema>;
export type LetterKind = 'invitation' | 'receipt' | 'answer' | 'decision';
