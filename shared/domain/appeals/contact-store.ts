import type { Instant } from './fact.ts';

/** Who wrote and how to reach them; kept apart from all else. */
export interface AuthorContacts {
  readonly name?: string | undefined;
  readonly contacts?: Readonly<Record<string, string | undefined>> | undefined;
}

export interface ContactStore {
  /** Keeps the contacts until the end of the storage term. */
  keep(appealId: string, author: AuthorContacts, until: Instant): Promise<void>;
}
