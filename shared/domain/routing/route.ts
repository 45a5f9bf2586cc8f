import * as z from 'zod';
import { owners } from './owner.ts';
import { maxLikelyBodies } from './routed.ts';

const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A row of the table: what an appeal has to be, and who answers it then. What a row does not name may be anything. */
const rowSchema = z
  .strictObject({
    sector: z.string(),
    category: z.string().optional(),
    municipality: idSchema.optional(),
    owner: z.enum(owners).optional(),
    body: idSchema.optional(),
    /** The administration of the appeal's municipality. */
    administration: z.literal(true).optional(),
    /** The act that says so. */
    basis: z.string().min(1).optional(),
  })
  .refine(({ body, administration }) => (body === undefined) !== (administration === undefined), {
    path: ['body'],
    message: 'a row has either a body or the administration',
  });

export type RouteRow = z.infer<typeof rowSchema>;

/** How statistics of past forwarding speak where the table is silent. */
const forwardingSchema = z.strictObject({
  /** Counted are the appeals answered in so many months, the present one included. */
  months: z.int().min(1).max(60),
  /** How many appeals of the municipality the region's shares of the category weigh as much as. */
  smoothing: z.number().positive(),
  /** Fewer forwarded appeals of a category than this say nothing. */
  minimum: z.int().positive(),
  /** A body below this share is not held for likely. */
  minShare: z.number().min(0).max(1),
  /** The likeliest body is proposed from this share on; below, a person is shown the likely ones and asked. */
  minProposed: z.number().min(0).max(1),
  maxCandidates: z.int().min(1).max(maxLikelyBodies),
});

export type ForwardingRules = z.infer<typeof forwardingSchema>;

/** The region's table of routes: who answers what, where. */
export const routingSchema = z.strictObject({
  version: z.string(),
  sample: z.boolean(),
  /** A classifier less certain than this routes nothing: a person looks first. */
  minConfidence: z.number().min(0).max(1),
  forwarding: forwardingSchema,
  rows: z.array(rowSchema).superRefine((rows, context) => {
    const seen = new Set<string>();
    rows.forEach((row, index) => {
      const key = rowKey(row);
      if (seen.has(key)) context.addIssue({ code: 'custom', path: [index], message: `${key} is there twice` });
      seen.add(key);
    });
  }),
});

export type RoutingTable = z.infer<typeof routingSchema>;

/** The name of a row: `sector/category @municipality owner`, an asterisk for what may be anything. */
export function rowKey({ sector, category, municipality, owner }: Omit<RouteRow, 'body' | 'administration'>): string {
  return `${sector}/${category ?? '*'} @${municipality ?? '*'} ${owner ?? '*'}`;
}
