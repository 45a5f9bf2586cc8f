import type { CitizenChannel } from '#shared/channels/citizen-channel.ts';
import type { CitizenChannels } from '#shared/channels/citizen-channels.ts';
import type { SourceReplies } from '#shared/channels/source-replies.ts';
import type { ContactsReader } from '#shared/domain/appeals/contact-look.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Channel } from '#shared/domain/appeals/fact-data.ts';
import { type ContactWay, contactOfWay, type Way, type WayOrders } from '#shared/domain/letters/ways.ts';
import type { CitizenRecord } from '#shared/domain/surveys/asking.ts';
import { type CitizenContact, citizenContacts } from '#shared/domain/surveys/citizen.ts';
import type { InvitationStore } from '#shared/domain/surveys/invitation-store.ts';
import type { Pseudonyms } from '#shared/signatures/pseudonyms.ts';

/** A way that is there for a citizen. */
export type Destination =
  | { readonly way: 'platform' }
  | { readonly way: ContactWay; readonly channel: CitizenChannel; readonly to: string; readonly hash: string };

export interface Citizen {
  /** Under the keyed hash of each of their contacts; none where no contact is known. */
  readonly records: readonly CitizenRecord[];
  /** In the order in which they are to be tried. */
  readonly destinations: readonly Destination[];
}

export interface CitizenPorts {
  readonly contacts: ContactsReader;
  readonly pseudonyms: Pseudonyms;
  readonly invitations: InvitationStore;
  readonly replies: SourceReplies;
  readonly channels: CitizenChannels;
  readonly ways: WayOrders;
  readonly now: () => Instant;
}

/** Whose letter it is. */
interface Addressed {
  readonly appealId: string;
  readonly source: string;
  readonly channel: Channel;
}

/** Who wrote an appeal, as far as is known, and the ways to them. Contacts that are dead are none. */
export async function findCitizen({ appealId, source, channel }: Addressed, ports: CitizenPorts): Promise<Citizen> {
  const author = (await ports.contacts.find(appealId, ports.now())) ?? {};
  const contacts = citizenContacts(source, author);
  const hashes = await Promise.all(contacts.map(({ key }) => ports.pseudonyms.of('contact', key)));
  const records = await ports.invitations.citizen(hashes);

  const destinationOf = async (way: Way): Promise<Destination[]> => {
    if (way === 'platform') return (await ports.replies.takes(source)) ? [{ way }] : [];
    const index = contacts.findIndex((contact) => contact.kind === contactOfWay[way] && isUsable(contact));
    const contact = contacts[index];
    const record = records[index];
    if (!contact || !record || record.deadAt !== undefined) return [];
    const opened = await ports.channels.of(way);
    return opened ? [{ way, channel: opened, to: contact.value, hash: record.hash }] : [];
  };
  const found = await Promise.all(ports.ways[channel].map(destinationOf));
  return { records, destinations: found.flat() };
}

/** A number without a code of its country reaches nobody from outside its town. */
function isUsable({ kind, value }: CitizenContact): boolean {
  return kind !== 'phone' || /^\+\d{10,15}$/.test(value);
}
