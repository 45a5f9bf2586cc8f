import type { Instant } from '../appeals/fact.ts';
import type { KeptAnswer, Survey } from './survey.ts';

export interface SurveyStore {
  /**
   * Keeps a new survey; one per cycle, for ever. `invited` also when this very token was kept before (a repeat),
   * `already-invited` when the cycle has another link.
   */
  invite(survey: Survey): Promise<'invited' | 'already-invited'>;
  find(tokenHash: string): Promise<Survey | undefined>;
  /** Keeps the answer, once. The instant decides about expiry, not the database's own clean-up. */
  answer(tokenHash: string, answer: Omit<KeptAnswer, 'at'>, at: Instant): Promise<'kept' | 'not-open'>;
}
