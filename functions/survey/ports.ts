import type { Sha256 } from '#shared/domain/appeals/identity.ts';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { AnswerNotices } from './answer-notices.ts';

/** What the operations of `survey` work with. */
export interface Ports {
  readonly surveys: SurveyStore;
  readonly notices: AnswerNotices;
  readonly sha256: Sha256;
  /** The catalogue's words for a category; undefined for one that is not in it. */
  readonly titleOf: (category: string) => string | undefined;
  readonly log: Log;
}
