import * as z from 'zod';
import { timeZone } from '#shared/domain/deadlines/time-zone.ts';

/** `region.json`: what the region is, and which versions of the other files belong together. */
export const regionHeadSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  timeZone: z.string().refine(isTimeZone, 'no such time zone'),
  /** Days off of the region alone, beside the country's. */
  daysOff: z.array(z.iso.date()),
  files: z.strictObject({
    catalogue: z.string(),
    bodies: z.string(),
    municipalities: z.string(),
    sources: z.string(),
    policies: z.string(),
    method: z.string(),
    calendar: z.string(),
  }),
});

export type RegionHead = z.infer<typeof regionHeadSchema>;

function isTimeZone(name: string): boolean {
  try {
    timeZone(name);
    return true;
  } catch {
    return false;
  }
}
