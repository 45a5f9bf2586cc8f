import type { Instant } from './fact.ts';

/** Who wrote and how to reach them; kept apart from all else. */
export interface AuthorContacts {
  readonly name?: string | undefined;
  readonly contacts?: Readonly<Record<string, string | undefined>> | undefined;
  /** What the platform that they wrote on calls them. */
  readonly account?: string | undefined;
}

/** Contacts with the end of their storage term. */
export interface KeptContacts extends AuthorContacts {
  readonly until: Instant;
}
