import type { Instant } from '../appeals/fact.ts';
import type { AskTimes, CitizenRecord } from './asking.ts';
import type { KeptAnswer, Survey } from './survey.ts';

interface Asking extends AskTimes {
  readonly citizen: readonly CitizenRecord[];
}

export interface SurveyStore {
  /**
   * Keeps a new survey; one per cycle, for ever. `invited` also when this very token was kept before (a repeat),
   * `already-invited` when the cycle has another link, or is not to be asked about. Where the citizen is known, they are
   * marked as asked with it, both or neither: `citizen-changed` when they were asked meanwhile, or wish not to be.
   */
  invite(survey: Survey, asking?: Asking): Promise<'invited' | 'already-invited' | 'citizen-changed'>;
  find(tokenHash: string): Promise<Survey | undefined>;
  /**
   * Keeps the answer, once, and counts it to its address. The instant decides about expiry, not the database's own clean-up.
   */
  answer(tokenHash: string, answer: Omit<KeptAnswer, 'at'>, at: Instant): Promise<'kept' | 'not-open'>;
}
