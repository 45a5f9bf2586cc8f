import * as z from 'zod/mini';
import { type Channel, channels } from '../appeals/fact-data.ts';
import type { ContactKind } from '../surveys/citizen.ts';

/** Ways to a citizen: the platform they wrote on, and contacts they gave. */
const ways = ['platform', 'email', 'sms', 'vk', 'telegram', 'max'] as const;

export type Way = (typeof ways)[number];
export type ContactWay = Exclude<Way, 'platform'>;

/** The contact that a way leads to. */
export const contactOfWay = {
  email: 'email',
  sms: 'phone',
  vk: 'vk',
  telegram: 'telegram',
  max: 'max',
} as const satisfies Record<ContactWay, ContactKind>;

const orderSchema = z.array(z.enum(ways)).check(
  z.minLength(1),
  z.refine((order) => new Set(order).size === order.length, 'a way is listed twice'),
);

/** `ways.json`: for each channel that appeals come through, the ways in the order in which they are tried. */
export const waysSchema = z.strictObject({
  version: z.string(),
  sample: z.boolean(),
  channels: z.record(z.enum(channels), orderSchema),
});

export type WayOrders = Readonly<Record<Channel, readonly Way[]>>;
