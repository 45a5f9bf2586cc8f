import * as z from 'zod';
import type { Catalogue } from '../classification/catalogue.ts';
import { roles } from '../governance/staff.ts';
import { type Recipient, recipientKey, scopeOf } from './recipient.ts';

type Scope = ReturnType<typeof scopeOf>;

const addressSchema = z.email();
const roleOf = (scope: Scope) =>
  z.enum(roles).refine((role) => scopeOf(role) === scope, `there is not one of these for each ${scope}`);

/** Where notices are sent by mail: the region's data. */
export const mailboxesSchema = z.strictObject({
  version: z.string(),
  /** Addresses are made up. */
  sample: z.boolean(),
  /** Of a body, for its head, its executors and all of it. */
  bodies: z.record(z.string(), addressSchema),
  /** Of a role in each of its sectors. */
  sectors: z.partialRecord(roleOf('sector'), z.record(z.string(), addressSchema)),
  /** Of a role of the whole region. */
  roles: z.partialRecord(roleOf('region'), addressSchema),
});

type MailboxData = z.infer<typeof mailboxesSchema>;

/** The mailboxes of a region: several recipients may share one. */
export interface Mailboxes {
  /** By their names, which hold no address. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The name of the recipient's mailbox; undefined for one that has none. Everybody of a body has the body's. */
  mailboxOf(recipient: Recipient): string | undefined;
}

/** The region's mailboxes by their names. */
export function mailboxesOf({ bodies, sectors, roles: ofRoles }: MailboxData): Mailboxes {
  const entries = [
    ...Object.entries(bodies).map(([body, address]) => ({ recipient: { body }, address })),
    ...roles.flatMap((role) => {
      const ofSectors = Object.entries(sectors[role] ?? {});
      return ofSectors.map(([sector, address]) => ({ recipient: { role, sector }, address }));
    }),
    ...roles.map((role) => ({ recipient: { role }, address: ofRoles[role] })),
  ];
  const addresses = new Map(
    entries.flatMap(({ recipient, address }): [string, string][] =>
      address === undefined ? [] : [[recipientKey(recipient), address]],
    ),
  );
  return {
    addresses,
    mailboxOf({ role, body, sector }) {
      const name = recipientKey(body === undefined ? { role, sector } : { body });
      return addresses.has(name) ? name : undefined;
    },
  };
}

/** Which mailbox tells a recipient of a notice, if one does. */
export type MailboxOf = Mailboxes['mailboxOf'];

/** Where nobody is told by mail. */
export const noMailbox: MailboxOf = () => undefined;

interface Known {
  readonly catalogue: Catalogue;
  readonly bodies: { readonly bodies: readonly { readonly id: string }[] };
}

/** Mailboxes of bodies and sectors that the region does not have, each as `path: what is wrong`. */
export function strangeMailboxes({ bodies, sectors }: MailboxData, known: Known): string[] {
  const knownBodies = new Set(known.bodies.bodies.map(({ id }) => id));
  const knownSectors = new Set<string>(known.catalogue.sectors.map(({ id }) => id));
  const strangeBodies = Object.keys(bodies).filter((body) => !knownBodies.has(body));
  const strangeSectors = Object.entries(sectors).flatMap(([role, ofSectors]) =>
    Object.keys(ofSectors)
      .filter((sector) => !knownSectors.has(sector))
      .map((sector) => `sectors.${role}.${sector}: ${sector} is no sector`),
  );
  return [...strangeBodies.map((body) => `bodies.${body}: ${body} is no body`), ...strangeSectors];
}
