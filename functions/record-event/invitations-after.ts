import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import type { AppealIds, ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { surveyEligibility } from '#shared/domain/surveys/survey.ts';
import type { Invitation } from './delivery-queue.ts';

/** An appeal before and after facts were stored. */
export interface Change {
  readonly ids: AppealIds;
  readonly before: Appeal;
  readonly appeal: Appeal;
  readonly received: readonly ReceivedFact[];
  /** Some of the facts were stored before, perhaps by a run that died before it could invite. */
  readonly isRepeat: boolean;
}

/**
 * Invitations for every cycle that is to be asked about since the change, for an answer or for a late fact that undoes a
 * withdrawal. After a repeat, again for all of them: where surveys are kept, a cycle's second invitation is dropped.
 */
export function invitationsAfter({ ids, before, appeal, received, isRepeat }: Change): Invitation[] {
  const now = Math.max(...received.map(({ receivedAt }) => receivedAt));
  return appeal.cycles.flatMap((cycle) => {
    const eligibility = surveyEligibility(cycle, now);
    if (!eligibility.eligible || (!isRepeat && wasEligible(before, cycle.number, now))) return [];
    const { answeredAt } = eligibility;
    const { number, sector, category, answeredBy: body } = cycle;
    return [{ kind: 'survey-invitation' as const, ...ids, cycle: number, sector, category, body, answeredAt }];
  });
}

function wasEligible({ cycles }: Appeal, number: number, now: Instant): boolean {
  const cycle = cycles[number - 1];
  return cycle !== undefined && surveyEligibility(cycle, now).eligible;
}
