import type { AuthorContacts } from '../appeals/contacts.ts';

/** What a contact is called where contacts are kept; `account` is the citizen's own at the platform they wrote on. */
const contactKinds = ['email', 'phone', 'vk', 'telegram', 'max', 'account'] as const;

export type ContactKind = (typeof contactKinds)[number];

/** A contact in the one form that it has however it was written. */
export interface CitizenContact {
  readonly kind: ContactKind;
  readonly value: string;
  /** `<kind>:<value>`: what the same citizen is recognised by in other appeals. To be kept as a keyed hash only. */
  readonly key: string;
}

/** All contacts of whoever wrote, in one form: they are one citizen, and any of them tells so. */
export function citizenContacts(source: string, { contacts = {}, account }: AuthorContacts): CitizenContact[] {
  const given: Readonly<Record<string, string | undefined>> = { ...contacts, account };
  return contactKinds.flatMap((kind) => {
    const text = given[kind]?.normalize('NFKC').trim();
    const value = text ? forms[kind](text) : '';
    if (value === '') return [];
    // Two platforms may give the same account to different people.
    return [{ kind, value, key: kind === 'account' ? `${kind}:${source}/${value}` : `${kind}:${value}` }];
  });
}

const forms = {
  email: (text) => text.toLowerCase(),
  phone: phoneForm,
  vk: (text) => handle(text, /^(https?:\/\/)?(www\.|m\.)?vk\.(com|ru)\//),
  telegram: (text) => handle(text, /^(https?:\/\/)?(www\.)?(t|telegram)\.me\//),
  max: (text) => handle(text, /^(https?:\/\/)?(www\.)?max\.ru\//),
  account: (text) => text,
} satisfies Record<ContactKind, (text: string) => string>;

/** `+` and digits. Russian numbers are written with 8 in the place of +7, or with neither. */
function phoneForm(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  if (digits === '') return '';
  if (text.startsWith('+')) return `+${digits}`;
  if (digits.length === 11 && (digits.startsWith('8') || digits.startsWith('7'))) return `+7${digits.slice(1)}`;
  return digits.length === 10 ? `+7${digits}` : `+${digits}`;
}

/** An account by its name alone, also where its address was given. */
function handle(text: string, address: RegExp): string {
  return text.toLowerCase().replace(address, '').replace(/^@/, '').replace(/\/$/, '');
}
