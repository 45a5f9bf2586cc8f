import type { KeptContacts } from '#shared/domain/appeals/contacts.ts';

/** An appeal's item in the contacts table: it ends by itself when the storage term ends. */
export function contactsItem(pk: string, { name, contacts, account, until }: KeptContacts) {
  return { pk, name, contacts, account, expiresAt: Math.floor(until / 1000) };
}
