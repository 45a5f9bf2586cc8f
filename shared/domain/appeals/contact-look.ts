import type { Role } from '../governance/staff.ts';
import type { AuthorContacts } from './contacts.ts';
import type { Instant } from './fact.ts';

/** What a member of staff may need a citizen's contacts for (152-ФЗ, art. 5(2): for purposes that are said before). */
export const lookPurposes = ['clarify', 'answer', 'call-back'] as const;

type LookPurpose = (typeof lookPurposes)[number];

/** A look at the contacts of whoever wrote an appeal: kept before they are shown (152-ФЗ, art. 19(2)(8)). */
export interface ContactLook {
  readonly appealId: string;
  readonly at: Instant;
  /** What the issuer calls the member of staff. */
  readonly staff: string;
  readonly role: Role;
  readonly body?: string | undefined;
  readonly purpose: LookPurpose;
  /** The request it was, so that one look is kept once. */
  readonly requestId: string;
}

export interface ContactLooks {
  /** Resolves when the look is durable. */
  keep(look: ContactLook): Promise<void>;
  /** All looks at an appeal's contacts, the earliest first. */
  of(appealId: string): Promise<ContactLook[]>;
}

/** Where contacts are kept, apart from all else. */
export interface ContactsReader {
  /** Undefined where none were given, and after their storage term. */
  find(appealId: string, now: Instant): Promise<AuthorContacts | undefined>;
}
