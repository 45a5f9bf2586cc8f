import * as z from 'zod';

const at = z.iso.datetime({ offset: true });
const day = z.iso.date();
const name = z.string().min(1);
const text = z.string();

const historyEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('submitted'), at, text }),
  z.object({ type: z.literal('accepted'), at }),
  z.object({ type: z.literal('forwarded'), at, note: text, dueTo: day.nullish() }),
  z.object({ type: z.literal('reclassified'), at, to: z.string().transform(parseLabel) }),
  z.object({ type: z.literal('interim-answer'), at, agency: name, text, promisedBy: z.string().nullish() }),
  z.object({ type: z.literal('answer'), at, agency: name, text }),
  z.object({ type: z.literal('resubmitted'), at, text }),
  z.object({ type: z.literal('inspected'), at, resolved: z.boolean().nullish() }),
  z.object({ type: z.literal('closed'), at, outcome: z.enum(['satisfied', 'automatic', 'inspector-confirmed']) }),
]);

/** A row of the city histories, as far as the centre reads it. */
const citySchema = z.object({
  id: z.union([z.int().nonnegative().transform(String), name]),
  category: name,
  reason: name,
  district: name,
  latitude: z.number(),
  longitude: z.number(),
  agency: z.string().nullish(),
  events: z.array(historyEventSchema).min(1),
});

export type CityHistory = z.output<typeof citySchema>;
export type CityEvent = z.output<typeof historyEventSchema>;

/** A row that does not fit; the message names the wrong fields, never what they hold. */
export class CityHistoryError extends Error {
  override readonly name = 'CityHistoryError';
}

/** Reads a row. Throws `CityHistoryError` that names every wrong field: `events.2.at`. */
export function parseCityHistory(row: unknown): CityHistory {
  const parsed = citySchema.safeParse(row);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.map(String).join('.') || 'row');
  throw new CityHistoryError([...new Set(fields)].join(', '));
}

/** `object/category/reason`; neither of the first two holds a slash, reasons do. */
function parseLabel(label: string, context: z.RefinementCtx) {
  const [, category, ...rest] = label.split('/');
  const reason = rest.join('/');
  if (category && reason) return { category, reason };
  context.addIssue({ code: 'custom', message: 'not object/category/reason' });
  return z.NEVER;
}
