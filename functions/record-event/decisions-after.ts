import type { DecisionMessage } from '#functions/deliver-message/contract.ts';
import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { staffSource } from '#shared/domain/commands/decide.ts';
import type { Change } from './invitations-after.ts';

/**
 * Decisions of the staff on a citizen's request to take the appeal up again, for the citizen. What is taken up again without a
 * request is none.
 */
export function decisionsAfter({ ids, appeal, received }: Change, followed: readonly string[]): DecisionMessage[] {
  const { category, submission: { channel = 'portal' as const } = {} } = appeal;
  return received.flatMap(({ fact: { source, eventId, type, occurredAt, data } }) => {
    const isOfCommand = source === staffSource && followed.includes(eventId);
    const isReopened = type === 'appeal.reopened' && wasAskedFor(appeal, occurredAt);
    const reason = 'reason' in data ? data.reason : undefined;
    const isDecision = isReopened || type === 'appeal.reopening-declined';
    if (!isOfCommand || !isDecision || typeof reason !== 'string') return [];
    return [{ kind: 'reopen-decision', ...ids, channel, category, eventId, isReopened, reason }];
  });
}

/** Whether the cycle that ended at the instant was one that its citizen had asked to take up again. */
function wasAskedFor({ cycles }: Appeal, at: Instant): boolean {
  return cycles.some(
    ({ returnedAt, ratings }) => returnedAt === at && ratings.some(({ asksToReopen }) => asksToReopen === true),
  );
}
