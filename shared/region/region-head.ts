import * as z from 'zod';
import { workingHoursSchema } from '#shared/domain/deadlines/working-hours.ts';

/** `region.json`: what the region is, and which versions of the other files belong together. */
export const regionHeadSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  timeZone: z.string().refine(isTimeZone, 'no such time zone'),
  /** Days off of the region alone, beside the country's. */
  daysOff: z.array(z.iso.date()),
  workingHours: workingHoursSchema,
  files: z.strictObject({
    catalogue: z.string(),
    labels: z.string(),
    bodies: z.string(),
    municipalities: z.string(),
    sources: z.string(),
    policies: z.string(),
    routing: z.string(),
    method: z.string(),
    escalation: z.string(),
    mailboxes: z.string(),
    calendar: z.string(),
  }),
});

export type RegionHead = z.infer<typeof regionHeadSchema>;

/** By its name in the platform's list: to read the zone itself takes ten times as long, at every start. */
function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name);
}
