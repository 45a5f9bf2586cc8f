import * as z from 'zod';
import { leagues } from './directory.ts';

const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A body of authority that answers citizens, or an organisation subordinate to one. */
const bodySchema = z
  .strictObject({
    id: idSchema,
    name: z.string().min(1),
    /** The league it is rated in; a subordinate organisation has none of its own. */
    league: z.enum(leagues).optional(),
    /** The body that a subordinate organisation counts to. */
    parent: idSchema.optional(),
    /** The municipality that an administration governs. */
    municipality: idSchema.optional(),
    /** First day on which it is listed. */
    validFrom: z.iso.date(),
    /** The first day on which it is listed no more. */
    validTo: z.iso.date().optional(),
    /** Networks (CIDR) that its staff reaches the internet from. */
    networks: z
      .array(z.union([z.cidrv4(), z.cidrv6()]))
      .min(1)
      .optional(),
    /** Made up for the demonstration. */
    sample: z.boolean().optional(),
  })
  .refine(({ league, parent }) => (league === undefined) !== (parent === undefined), {
    path: ['league'],
    message: 'a body has either a league or a parent',
  })
  .refine(({ validFrom, validTo }) => validTo === undefined || validFrom < validTo, {
    path: ['validTo'],
    message: 'ends before it begins',
  });

/** The region's bodies: rated ones and subordinate organisations. */
export const bodiesSchema = z.strictObject({
  version: z.string(),
  sample: z.boolean(),
  bodies: z.array(bodySchema).superRefine((bodies, context) => {
    const rated = new Set(bodies.filter(({ league }) => league !== undefined).map(({ id }) => id));
    const seen = new Set<string>();
    bodies.forEach(({ id, parent }, index) => {
      if (seen.has(id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `${id} is listed twice` });
      seen.add(id);
      if (parent !== undefined && !rated.has(parent)) {
        context.addIssue({ code: 'custom', path: [index, 'parent'], message: `${parent} is not a rated body` });
      }
    });
  }),
});
