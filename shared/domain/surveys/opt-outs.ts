import type { Instant } from '../appeals/fact.ts';

/** Wishes of citizens not to be asked any more. */
export interface OptOuts {
  /** Keeps the wish for keyed hashes of contacts, for good; a repeat changes nothing. */
  keep(citizens: readonly string[], at: Instant): Promise<void>;
}
