import * as z from 'zod/mini';
import { jsonOf } from '#shared/domain/json-of.ts';

/** How many messages a second all instances together may send; the default is in `rate-limits.json`. */
const perSecond = z.optional(z.int().check(z.positive()));
/** The name or ARN of the channel's secret. */
const secret = z.string().check(z.minLength(1));
const bot = z.optional(z.object({ secret, perSecond }));

const settingsSchema = z.object({
  vk: bot,
  telegram: bot,
  max: bot,
  /** `sender`: the name that the operators have agreed to. */
  sms: z.optional(z.object({ secret, perSecond, provider: z.enum(['smsc']), sender: z.optional(z.string()) })),
  /** `through`: `ses`, or the secret with the address of an SMTP server. */
  email: z.optional(z.object({ through: z.string().check(z.minLength(1)), from: z.email(), perSecond })),
});

/** The channels that a stage has, and what is public of them. */
export type ChannelSettings = z.infer<typeof settingsSchema>;

/** The same as a setting of a function: JSON in a text. */
export const channelsSetting = z.pipe(z.pipe(z.string(), z.transform(jsonOf)), settingsSchema);
