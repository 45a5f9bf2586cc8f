import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import type { AppealIds, ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import { surveyEligibility } from '#shared/domain/surveys/survey.ts';
import type { InvitationQueue } from './invitation-queue.ts';

export interface InvitePorts {
  readonly invitations: InvitationQueue;
}

interface Change {
  readonly ids: AppealIds;
  readonly before: Appeal;
  readonly appeal: Appeal;
  readonly received: readonly ReceivedFact[];
  /** Some of the facts were stored before, perhaps by a run that died before it could invite. */
  readonly isRepeat: boolean;
}

/**
 * Asks about every cycle that the change has answered; returns how many. After a repeat it asks again about all answered
 * ones: where surveys are kept, a cycle's second invitation is dropped.
 */
export async function inviteToSurveys(
  { ids, before, appeal, received, isRepeat }: Change,
  { invitations }: InvitePorts,
) {
  const now = Math.max(...received.map(({ receivedAt }) => receivedAt));
  let invited = 0;
  for (const cycle of appeal.cycles) {
    const wasAnswered = before.cycles[cycle.number - 1]?.answeredAt !== undefined;
    const eligibility = surveyEligibility(cycle, now);
    if (!eligibility.eligible || (wasAnswered && !isRepeat)) continue;
    const { answeredAt } = eligibility;
    await invitations.send({ ...ids, cycle: cycle.number, category: appeal.category, answeredAt });
    invited += 1;
  }
  return invited;
}
