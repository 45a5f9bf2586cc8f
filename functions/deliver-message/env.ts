import * as z from 'zod';
import { channelsSetting } from '#shared/channels/channel-settings.ts';

/** Settings of `deliver-message`. */
export const settingsSchema = z.object({
  CENTRE_TABLE: z.string().min(3),
  CONTACTS_TABLE: z.string().min(3),
  /** Secrets Manager name prefix; the secret of a source is `<prefix><source>`. */
  SOURCE_SECRET_PREFIX: z.string().min(1),
  /** Where citizens reach the survey pages, without a trailing slash. */
  PUBLIC_BASE_URL: z.url(),
  /** The secret that codes for the status of appeals are made with. */
  STATUS_CODE_SECRET: z.string().min(1),
  /** The secret that citizens are named by where their contacts are not to be known. */
  PSEUDONYMS_SECRET: z.string().min(1),
  /** Channels to citizens beside the platforms, as JSON. */
  CHANNELS: channelsSetting,
  /** Where the messages come from. */
  QUEUE_URL: z.url(),
  DEAD_LETTER_QUEUE_URL: z.url(),
});
