import type { Sha256 } from '#shared/domain/appeals/identity.ts';
import type { OptOuts } from '#shared/domain/surveys/opt-outs.ts';
import type { SurveyReason } from '#shared/domain/surveys/survey-rules.ts';
import type { SurveyStore } from '#shared/domain/surveys/survey-store.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { AnswerNotices } from './answer-notices.ts';
import type { OriginPorts } from './answer-origin.ts';

/** What the operations of `survey` work with. */
export interface Ports extends OriginPorts {
  readonly surveys: SurveyStore;
  readonly optOuts: OptOuts;
  readonly notices: AnswerNotices;
  readonly sha256: Sha256;
  /** The catalogue's words for a category; undefined for one that is not in it. */
  readonly titleOf: (category: string) => string | undefined;
  /** What may have been wrong with an answer in a sector. */
  readonly reasonsOf: (sector: string) => readonly SurveyReason[];
  readonly log: Log;
}
