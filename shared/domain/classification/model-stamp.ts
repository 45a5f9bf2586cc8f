import * as z from 'zod';

/** What is known of a model without reading it: who only names it need not carry its weights. */
export const modelStampSchema = z.object({
  version: z.string(),
  /** Of the model's file, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of every head. */
  thresholds: z.record(z.string(), z.number()),
});

/** The name of a classifier: the model, and what its labels mean. */
export function classifierVersion(model: { readonly version: string }, labelsVersion: string): string {
  return `${model.version}+${labelsVersion}`;
}
