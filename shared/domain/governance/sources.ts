import * as z from 'zod';
import { channels } from '../appeals/fact-data.ts';
import { leagues } from './directory.ts';

/** Where events come from: platforms, channels, replays. */
export const sourcesSchema = z.strictObject({
  version: z.string(),
  sample: z.boolean(),
  sources: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
        title: z.string().min(1),
        /** Channels whose appeals it reports. */
        channels: z.array(z.enum(channels)).min(1),
        /** The league of its agencies that the directory does not list; without it they are in none. */
        unlistedLeague: z.enum(leagues).optional(),
        /** The centre tells its citizens that their appeals have arrived; platforms mostly do that themselves. */
        sendsReceipts: z.boolean().optional(),
        sample: z.boolean().optional(),
      }),
    )
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'a source is listed twice'),
});

export type Source = z.infer<typeof sourcesSchema>['sources'][number];
