import * as z from 'zod';
import type { LabelledText } from '#shared/training/labelled-text.ts';

const submittedSchema = z.object({
  type: z.literal('submitted'),
  at: z.iso.datetime({ offset: true }).transform(Date.parse),
  text: z.string(),
});

const historySchema = z.object({
  category: z.string().nullish(),
  reason: z.string().nullish(),
  events: z.array(z.union([submittedSchema, z.object({ type: z.string() }).transform(() => undefined)])),
});

/** Whether a row is a history of an appeal to a city portal, with events inside. */
export function isHistory(row: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(row['events']);
}

/** A history's first submitted text with its category and reason; undefined for a row that does not fit. */
export function cityText(row: Readonly<Record<string, unknown>>): LabelledText | undefined {
  const parsed = historySchema.safeParse(row);
  if (!parsed.success) return undefined;
  const { category, reason, events } = parsed.data;
  const submitted = events.find((event) => event !== undefined);
  return {
    text: submitted?.text.trim() ?? '',
    labels: { ...(category ? { 'city-category': category } : {}), ...(reason ? { 'city-reason': reason } : {}) },
    at: submitted?.at,
  };
}
