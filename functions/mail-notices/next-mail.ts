import { createHash } from 'node:crypto';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { MailEntry, MailStream, TriedMail, WaitingNotice } from '#shared/persistence/mail-items.ts';
import { mostNoticesOfMail } from '#shared/persistence/mail-queue.ts';

/** A mail that is to be sent now, with how often it has been tried. */
export interface NextMail {
  readonly mail: Omit<TriedMail, 'nextAt' | 'attempts'>;
  readonly attempts: number;
  /** None when they have expired meanwhile. */
  readonly notices: readonly WaitingNotice[];
}

interface Hour {
  readonly now: Instant;
  /** Outside working hours only what is urgent is sent. */
  readonly isWorkingTime: boolean;
}

/**
 * The next mail of a stream. One that was tried goes again as it was when its time has come, and before it nothing new does; but
 * a tried one that has to wait for working hours does not keep back what is urgent. However many notices wait, those of one
 * mail are held.
 */
export async function nextMail(
  stream: MailStream,
  entries: AsyncIterable<readonly MailEntry[]>,
  { now, isWorkingTime }: Hour,
): Promise<NextMail | undefined> {
  const tried: TriedMail[] = [];
  const maySend = ({ isUrgent }: { readonly isUrgent?: boolean | undefined }) => isUrgent === true || isWorkingTime;
  const waiting = noticesOf(entries, tried);
  const first = await waiting.next();
  // Tried mails come first: by now all of them are known.
  const open = tried.filter(maySend);
  const again = open.find(({ nextAt }) => nextAt <= now);
  if (open.length > 0 && again === undefined) return undefined;

  const isTried = new Set(tried.flatMap(({ keys }) => keys));
  const wanted = new Set(again?.keys);
  const most = again?.keys.length ?? (stream.kind === 'digest' ? 1 : mostNoticesOfMail);
  const notices: WaitingNotice[] = [];
  for (let next = first; !next.done && notices.length < most; next = await waiting.next()) {
    const { key, notice } = next.value;
    if (again ? wanted.has(key) : !isTried.has(key) && maySend(notice)) notices.push(next.value);
  }
  if (again) return { mail: again, attempts: again.attempts, notices };
  return notices.length > 0 ? { mail: newMail(stream, notices), attempts: 0, notices } : undefined;
}

/** The notices among the entries; tried mails on the way are put aside. */
async function* noticesOf(entries: AsyncIterable<readonly MailEntry[]>, tried: TriedMail[]) {
  for await (const page of entries)
    for (const entry of page)
      if ('tried' in entry) tried.push(entry.tried);
      else yield entry.waiting;
}

/** Named after its notices: the same for the same ones, and it tells nothing of them. */
function newMail({ mailbox, kind }: MailStream, notices: readonly WaitingNotice[]): NextMail['mail'] {
  const keys = notices.map(({ key }) => key);
  const id = createHash('sha256')
    .update(JSON.stringify([mailbox, kind, ...keys]))
    .digest('hex')
    .slice(0, 32);
  return { id, keys, isUrgent: notices.every(({ notice }) => notice.isUrgent === true) };
}
