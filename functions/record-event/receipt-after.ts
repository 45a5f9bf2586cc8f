import type { ReceiptMessage } from '#functions/deliver-message/contract.ts';
import { dayMs } from '#shared/domain/deadlines/time-zone.ts';
import type { Source } from '#shared/domain/governance/sources.ts';
import { aboutAppeal } from './about-appeal.ts';
import type { Change } from './invitations-after.ts';

/** What arrives later than this is an old history; whoever wrote it knows already. */
const freshMs = dayMs;

/**
 * The receipt for a submission that has just been stored, or was stored by a run that perhaps died before it could send one:
 * for appeals of sources that do not tell their citizens themselves.
 */
export function receiptAfter(
  { ids, before, appeal, received, isRepeat }: Change,
  sources: readonly Source[],
): ReceiptMessage[] {
  const submission = received.find(({ fact }) => fact.type === 'appeal.submitted');
  const cycle = appeal.cycles[0];
  const isNew = before.submission === undefined || isRepeat;
  if (!submission || !cycle || !isNew || appeal.cycles.length > 1 || cycle.state !== 'open') return [];
  if (submission.receivedAt - submission.fact.occurredAt > freshMs) return [];
  if (!sources.some(({ id, sendsReceipts }) => id === ids.source && sendsReceipts)) return [];
  return [{ kind: 'receipt', ...aboutAppeal({ ids, appeal }), dueAt: cycle.dueAt }];
}
