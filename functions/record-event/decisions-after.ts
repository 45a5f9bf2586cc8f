import type { DecisionMessage } from '#functions/deliver-message/contract.ts';
import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { aboutAppeal } from './about-appeal.ts';
import { followedFacts } from './followed-facts.ts';
import type { Change } from './invitations-after.ts';

/**
 * Decisions of the staff on a citizen's request to take the appeal up again, for the citizen. What is taken up again without a
 * request is none.
 */
export function decisionsAfter(change: Change, followed: readonly string[]): DecisionMessage[] {
  return followedFacts(change, followed).flatMap(({ eventId, type, occurredAt, data }) => {
    const isReopened = type === 'appeal.reopened' && wasAskedFor(change.appeal, occurredAt);
    const reason = 'reason' in data ? data.reason : undefined;
    const isDecision = isReopened || type === 'appeal.reopening-declined';
    if (!isDecision || typeof reason !== 'string') return [];
    return [{ kind: 'reopen-decision', ...aboutAppeal(change), eventId, isReopened, reason }];
  });
}

/** Whether the cycle that ended at the instant was one that its citizen had asked to take up again. */
function wasAskedFor({ cycles }: Appeal, at: Instant): boolean {
  return cycles.some(
    ({ returnedAt, ratings }) => returnedAt === at && ratings.some(({ asksToReopen }) => asksToReopen === true),
  );
}
