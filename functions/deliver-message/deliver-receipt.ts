import type { SourceReplies } from '#shared/channels/source-replies.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { Log } from '#shared/lambda/log.ts';
import type { StatusCodes } from '#shared/signatures/status-codes.ts';
import type { ReceiptMessage } from './contract.ts';
import { receiptText } from './receipt-text.ts';

export interface ReceiptPorts {
  readonly replies: SourceReplies;
  readonly codes: StatusCodes;
  readonly titleOf: (category: string) => string | undefined;
  readonly publicBaseUrl: string;
  readonly timeZone: string;
  readonly now: () => Instant;
  readonly log: Log;
}

/**
 * Tells the citizen that the appeal has arrived, by when it will be answered, and the code that shows how it stands. A repeat
 * hands over the same under the same id. Throws when it is worth another attempt.
 */
export async function deliverReceipt(receipt: ReceiptMessage, ports: ReceiptPorts): Promise<void> {
  const { appealId, source, externalId, dueAt } = receipt;
  const { replies, codes, log } = ports;
  if (ports.now() > dueAt) return log.warn('RCC_RECEIPT_TOO_LATE', { appealId, source });

  const code = await codes.of(appealId);
  const link = `${ports.publicBaseUrl}/a/${appealId}?code=${code}`;
  const text = receiptText(receipt, { code, title: ports.titleOf(receipt.category), timeZone: ports.timeZone });
  const id = `receipt-${appealId}`;
  const outcome = await replies.send(source, {
    id,
    type: 'appeal.received',
    data: { externalId, appealId, text, link },
  });
  if (outcome === 'delivered') log.info('RCC_RECEIPT_DELIVERED', { appealId, source });
  else log.warn('RCC_RECEIPT_NOT_REACHABLE', { appealId, source, reason: outcome });
}
