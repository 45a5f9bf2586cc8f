import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import type { AppealIds, ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
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
 * Asks about every cycle that is to be asked about since the change, for an answer or for a late fact that undoes a
 * withdrawal; returns how many. After a repeat it asks again about all of them: where surveys are kept, a cycle's second
 * invitation is dropped.
 */
export async function inviteToSurveys(
  { ids, before, appeal, received, isRepeat }: Change,
  { invitations }: InvitePorts,
) {
  const now = Math.max(...received.map(({ receivedAt }) => receivedAt));
  let invited = 0;
  for (const cycle of appeal.cycles) {
    const eligibility = surveyEligibility(cycle, now);
    if (!eligibility.eligible || (!isRepeat && wasEligible(before, cycle.number, now))) continue;
    const { answeredAt } = eligibility;
    await invitations.send({ ...ids, cycle: cycle.number, category: appeal.category, answeredAt });
    invited += 1;
  }
  return invited;
}

function wasEligible({ cycles }: Appeal, number: number, now: Instant): boolean {
  const cycle = cycles[number - 1];
  return cycle !== undefined && surveyEligibility(cycle, now).eligible;
}
