import * as z from 'zod';

/** Ask the citizen about an answered cycle. The token is in no other place until it is in the citizen's hands. */
const invitationSchema = z.object({
  kind: z.literal('survey-invitation'),
  appealId: z.string(),
  source: z.string(),
  externalId: z.string(),
  cycle: z.int().positive(),
  category: z.string(),
  /** UTC milliseconds. */
  answeredAt: z.number(),
  /** 128 random bits, base64url. */
  token: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
});

/** A message of the deliveries queue. */
export const messageSchema = invitationSchema;

export type DeliveryMessage = z.infer<typeof messageSchema>;
