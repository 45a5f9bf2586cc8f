import { MailFailed, type MailSender } from '#shared/channels/mail-sender.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { errorFields, type Log } from '#shared/lambda/log.ts';
import { sideBySide } from '#shared/lambda/side-by-side.ts';
import type { MailStream } from '#shared/persistence/mail-items.ts';
import type { MailQueue } from '#shared/persistence/mail-queue.ts';
import type { Region } from '#shared/region/region.ts';
import { type NextMail, nextMail } from './next-mail.ts';
import { hasMoreAttempts, pauseAfter } from './pauses.ts';
import { writeMail } from './write-mail.ts';

export interface MailPorts {
  readonly queue: MailQueue;
  /** Undefined while nobody has said where to send through. */
  readonly openSender: () => Promise<MailSender | undefined>;
  readonly region: Region;
  /** UTC milliseconds. */
  readonly now: () => Instant;
  /** Milliseconds after which a run begins nothing new. */
  readonly runMs: number;
  readonly log: Log;
}

/** Mailboxes served side by side. */
const lanes = 4;

const outcomes = { sent: 0, notices: 0, failed: 0, dead: 0 };
type Counts = { -readonly [Name in keyof typeof outcomes]: number };
type MailRun = Counts & { readonly isUnfinished: boolean };

/**
 * Mails what may be told by now: one mail of notices and one digest for each mailbox and run. A mail is kept as tried before it is
 * sent, and taken away with its notices after: a crash in between sends it again, by the same name, and nothing is lost.
 */
export async function mailNotices(ports: MailPorts): Promise<MailRun | 'no-server'> {
  const { openSender, region, now, runMs, log } = ports;
  const sender = await openSender();
  if (sender === undefined) {
    log.warn('RCC_MAIL_SERVER_UNKNOWN');
    return 'no-server';
  }
  const startedAt = now();
  const sums: Counts = { ...outcomes };
  let isUnfinished = false;
  const streams = streamsFrom(startedAt, [...region.mailboxes.addresses.keys()]).values();
  const work = async () => {
    for (const stream of streams) {
      if (now() - startedAt >= runMs) {
        isUnfinished = true;
        return;
      }
      try {
        await mailStream(stream, sender, sums, ports);
      } catch (error) {
        sums.failed += 1;
        log.error('RCC_MAILBOX_FAILED', { mailbox: stream.mailbox, kind: stream.kind, ...errorFields(error) });
      }
    }
  };
  await sideBySide(lanes, work);
  log.info('RCC_NOTICES_MAILED', { ...sums, isUnfinished });
  return { ...sums, isUnfinished };
}

async function mailStream(stream: MailStream, sender: MailSender, sums: Counts, ports: MailPorts): Promise<void> {
  const { queue, region, now, log } = ports;
  const at = now();
  const isWorkingTime = region.appealRules.workingTime.isWorkingTime(at);
  const next = await nextMail(stream, queue.entries(stream, at), { now: at, isWorkingTime });
  if (next === undefined) return;
  const attempts = next.attempts + 1;
  const mail = { ...next.mail, attempts, nextAt: at + pauseAfter(attempts) };
  const about = { mail: mail.id, mailbox: stream.mailbox, kind: stream.kind, attempts };
  const giveUp = async (reason: string) => {
    await queue.settle(stream, mail, { at, reason });
    sums.dead += 1;
    log.error('RCC_MAIL_DEAD', { ...about, reason });
  };
  if (next.notices.length === 0) return queue.settle(stream, mail);
  // The process has died with the last attempt.
  if (!hasMoreAttempts(next.attempts)) return giveUp('attempts');
  if (!(await queue.claim(stream, mail, next.attempts))) return;

  const outcome = await attempt(stream, next, sender, ports, at);
  if (outcome === 'sent') {
    await queue.settle(stream, mail);
    sums.sent += 1;
    sums.notices += next.notices.length;
  } else if ('refused' in outcome) await giveUp(outcome.refused);
  else if (!hasMoreAttempts(attempts)) await giveUp(outcome.failed);
  else {
    sums.failed += 1;
    log.warn('RCC_MAIL_FAILED', { ...about, reason: outcome.failed });
  }
}

async function attempt(
  { mailbox }: MailStream,
  { mail: { id }, notices }: NextMail,
  sender: MailSender,
  { region }: Pick<MailPorts, 'region'>,
  now: Instant,
): Promise<'sent' | { readonly refused: string } | { readonly failed: string }> {
  const to = region.mailboxes.addresses.get(mailbox);
  if (to === undefined) return { refused: 'no-mailbox' };
  const written = writeMail(
    notices.map(({ notice }) => notice),
    now,
    region,
  );
  try {
    return await sender.send({ id, to, ...written });
  } catch (error) {
    if (error instanceof MailFailed) return { failed: error.reason };
    throw error;
  }
}

/** Every run begins with another mailbox, so that none always comes last. */
function streamsFrom(at: Instant, mailboxes: readonly string[]): readonly MailStream[] {
  const first = Math.floor(at / 300_000) % Math.max(1, mailboxes.length);
  const turned = [...mailboxes.slice(first), ...mailboxes.slice(0, first)];
  return turned.flatMap((mailbox) => (['escalation', 'digest'] as const).map((kind) => ({ mailbox, kind })));
}
