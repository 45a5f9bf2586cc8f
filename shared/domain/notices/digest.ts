import type { Instant } from '../appeals/fact.ts';
import { levelOf } from '../appeals/urgency.ts';
import type { Work } from '../appeals/work.ts';
import type { WarningLevel } from '../deadlines/warning.ts';

/** An appeal that a digest names. */
interface DigestLine {
  readonly appealId: string;
  readonly level: WarningLevel;
  readonly dueAt: Instant;
  readonly category: string;
  readonly municipality?: string | undefined;
  readonly body?: string | undefined;
}

/** The open appeals of a recipient on the morning of a day, and what waits for a decision: how many, and the most urgent ones by number. */
export interface Digest {
  /** Local day, ISO. */
  readonly day: string;
  readonly open: number;
  /** With time enough. */
  readonly waiting: number;
  readonly atRisk: number;
  /** Badly overdue ones too. */
  readonly overdue: number;
  readonly overdueBadly: number;
  /** Whose first answer is at risk or overdue. */
  readonly firstAnswers: number;
  /** Begun since the morning of the working day before. */
  readonly fresh: number;
  /** Requests to reopen that wait for a decision, those whose term for it has ended too. */
  readonly reopenRequests: number;
  readonly reopenRequestsOverdue: number;
  /** Those that end first, at risk or overdue. */
  readonly mostUrgent: readonly DigestLine[];
}

/** When a digest is of, and since when an appeal is a new one. */
export interface DigestTime {
  readonly day: string;
  readonly now: Instant;
  readonly freshSince: Instant;
}

const maxLines = 20;

/** Counts open appeals and requests to reopen one by one; of any number of them it holds twenty. */
export function digestTally({ day, now, freshSince }: DigestTime) {
  const counts = { open: 0, waiting: 0, atRisk: 0, overdue: 0, overdueBadly: 0, firstAnswers: 0, fresh: 0 };
  const requests = { reopenRequests: 0, reopenRequestsOverdue: 0 };
  const lines: DigestLine[] = [];
  return {
    add(work: Work): void {
      const level = levelOf(work, now) ?? 'on-track';
      counts.open += 1;
      if (level === 'on-track') counts.waiting += 1;
      if (level === 'at-risk') counts.atRisk += 1;
      if (level === 'overdue' || level === 'overdue-badly') counts.overdue += 1;
      if (level === 'overdue-badly') counts.overdueBadly += 1;
      if (work.firstAnswer && work.firstAnswer.atRiskAt <= now) counts.firstAnswers += 1;
      if (work.startedAt >= freshSince) counts.fresh += 1;
      if (level !== 'on-track') addLine(lines, work, level);
    },
    /** Counts a request to reopen. */
    addRequest({ decideBy = Number.POSITIVE_INFINITY }: Work): void {
      requests.reopenRequests += 1;
      if (decideBy < now) requests.reopenRequestsOverdue += 1;
    },
    digest: (): Digest => ({ day, ...counts, ...requests, mostUrgent: [...lines] }),
  };
}

export type DigestTally = ReturnType<typeof digestTally>;

/** In the order of their ends. */
function addLine(lines: DigestLine[], work: Work, level: WarningLevel): void {
  const { appealId, dueAt, category, municipality, body } = work;
  if (lines.length === maxLines && dueAt >= (lines.at(-1)?.dueAt ?? 0)) return;
  const place = lines.findIndex((line) => line.dueAt > dueAt);
  lines.splice(place < 0 ? lines.length : place, 0, { appealId, level, dueAt, category, municipality, body });
  if (lines.length > maxLines) lines.pop();
}
