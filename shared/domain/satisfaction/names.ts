import * as z from 'zod';
import { byDimension, type Dimension } from './tally.ts';

const names = z.record(z.string(), z.string());

/** `names.json`: what people call what is counted, by id, in the order of tables; what is not in it keeps its id. */
export const analysisNamesSchema = z.strictObject({
  body: names,
  sector: names,
  category: names,
  municipality: names,
  channel: names,
  days: names,
  reason: names,
  /** All of it together. */
  whole: z.string(),
});

export type AnalysisNames = z.infer<typeof analysisNamesSchema>;

/** Of all names those that a report needs. */
export function namesOf(all: AnalysisNames, isNeeded: (of: Dimension, id: string) => boolean): AnalysisNames {
  const some = (of: Dimension) => Object.fromEntries(Object.entries(all[of]).filter(([id]) => isNeeded(of, id)));
  return { ...byDimension(some), reason: all.reason, whole: all.whole };
}
