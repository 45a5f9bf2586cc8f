import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import type { AppealIds, ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Sha256 } from '#shared/domain/appeals/identity.ts';
import { isDrawn } from '#shared/domain/surveys/sampling.ts';
import { surveyEligibility } from '#shared/domain/surveys/survey.ts';
import type { SurveyRules } from '#shared/domain/surveys/survey-rules.ts';
import { aboutAppeal } from './about-appeal.ts';
import type { Invitation } from './delivery-queue.ts';

/** An appeal before and after facts were stored. */
export interface Change {
  readonly ids: AppealIds;
  readonly before: Appeal;
  readonly appeal: Appeal;
  readonly received: readonly ReceivedFact[];
  /** Some of the facts were stored before, perhaps by a run that died before it could invite. */
  readonly isRepeat: boolean;
  /** Something else has asked for a look at what follows: a command, or that an invitation need not wait any more. */
  readonly isFollowUp: boolean;
}

export interface AskingRules {
  readonly surveys: Pick<SurveyRules, 'share' | 'seed'>;
  readonly sha256: Sha256;
}

/**
 * Invitations for every cycle that is to be asked about since the change, for an answer or for a late fact that undoes a
 * withdrawal, as far as the region asks about it. After a repeat, and when something asks for a look, again for all of them:
 * where surveys are kept, a cycle's second invitation is dropped.
 */
export function invitationsAfter(change: Change, { surveys, sha256 }: AskingRules): Invitation[] {
  const { ids, before, appeal, received, isRepeat, isFollowUp } = change;
  const about = aboutAppeal({ ids, appeal });
  const now = Math.max(...received.map(({ receivedAt }) => receivedAt));
  return appeal.cycles.flatMap((cycle) => {
    const eligibility = surveyEligibility(cycle, now);
    if (!eligibility.eligible || (!isRepeat && !isFollowUp && wasEligible(before, cycle.number, now))) return [];
    if (!isDrawn({ appealId: ids.appealId, cycle: cycle.number }, surveys, sha256)) return [];
    const { answeredAt } = eligibility;
    const { number, sector, category, answeredBy: body } = cycle;
    return [{ kind: 'survey-invitation' as const, ...about, cycle: number, sector, category, body, answeredAt }];
  });
}

function wasEligible({ cycles }: Appeal, number: number, now: Instant): boolean {
  const cycle = cycles[number - 1];
  return cycle !== undefined && surveyEligibility(cycle, now).eligible;
}
