import { spokenStatusCode } from '#shared/domain/appeals/status-code.ts';
import type { Letters } from '#shared/domain/letters/letter-texts.ts';
import { writeLetter } from '#shared/letters/write-letter.ts';
import type { ReceiptMessage } from './contract.ts';
import { deliverLetter, type LetterPorts } from './deliver-letter.ts';
import { type StatusPorts, statusLink } from './status-link.ts';

export interface ReceiptPorts extends LetterPorts, StatusPorts {
  readonly letters: Letters;
  /** The catalogue's words for a category; undefined for one that is not in it. */
  readonly titleOf: (category: string) => string | undefined;
  readonly timeZone: string;
}

const sentences = { delivered: 'RCC_RECEIPT_DELIVERED', notReachable: 'RCC_RECEIPT_NOT_REACHABLE' } as const;

/** Tells the citizen that the appeal has arrived, by when it will be answered, and the code that shows how it stands. */
export async function deliverReceipt(receipt: ReceiptMessage, ports: ReceiptPorts): Promise<void> {
  const { appealId, source, externalId, dueAt } = receipt;
  const { letters, timeZone, log } = ports;
  if (ports.now() > dueAt) return log.warn('RCC_RECEIPT_TOO_LATE', { appealId, source });

  const { code, link } = await statusLink(appealId, ports);
  const due = new Intl.DateTimeFormat(letters.language, { dateStyle: 'long', timeZone }).format(dueAt);
  const about = { appealId, title: ports.titleOf(receipt.category) };
  const forms = writeLetter(letters, 'receipt', about, { due, link, code: spokenStatusCode(code) });
  const event = { source, type: 'appeal.received', data: { externalId, appealId, link } };
  await deliverLetter({ ...forms, id: `receipt-${appealId}`, event }, receipt, sentences, ports);
}
