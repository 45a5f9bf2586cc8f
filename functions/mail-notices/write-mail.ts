import type { Mail } from '#shared/channels/mail-sender.ts';
import type { Instant } from '#shared/domain/appeals/fact.ts';
import { spokenAppealId } from '#shared/domain/appeals/identity.ts';
import { localDay, type TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import type { DigestNotice, EscalationNotice, Notice } from '#shared/domain/notices/notice.ts';
import { bodyName } from '#shared/region/body-names.ts';
import { categoryTitle } from '#shared/region/category-titles.ts';
import { municipalityName } from '#shared/region/municipality-names.ts';
import type { Region } from '#shared/region/region.ts';
import { sectorTitle } from '#shared/region/sector-titles.ts';
import { dateTime } from '#shared/reports/wording.ts';
import { fill } from '#shared/web/wording.ts';
import texts from './texts.ru.json' with { type: 'json' };

type Written = Pick<Mail, 'subject' | 'text'>;
type Rules = Pick<Region, 'ladder' | 'appealRules'>;

/** What a mail says of its notices: numbers, categories, terms and names of bodies, no word of a citizen. */
export function writeMail(notices: readonly Notice[], now: Instant, rules: Rules): Written {
  const [digest] = notices.filter((notice) => notice.kind === 'digest');
  if (digest) return writtenDigest(digest, rules.appealRules.zone);
  const escalations = notices.filter((notice) => notice.kind === 'escalation');
  return writtenEscalations(escalations, now, rules);
}

function writtenEscalations(
  notices: readonly EscalationNotice[],
  now: Instant,
  { ladder, appealRules: { zone } }: Rules,
): Written {
  const appeals = new Set(notices.map(({ appealId }) => appealId)).size;
  const overdue = new Set(notices.filter(({ dueAt }) => dueAt < now).map(({ appealId }) => appealId)).size;
  const counts = { atRisk: appeals - overdue, overdue };
  const titles = new Map(ladder.levels.map(({ id, title }) => [id, title]));
  // A level that the ladder has no more keeps its id.
  const lines = notices.map((notice) => lineOf(notice, titles.get(notice.level) ?? notice.level, zone));
  const { subject, head } = texts.escalation;
  return { subject: fill(subject, counts), text: paragraphs(fill(head, counts), lines.join('\n'), texts.foot) };
}

function writtenDigest(digest: DigestNotice, zone: TimeZone): Written {
  const { open, waiting, atRisk, overdue, overdueBadly, firstAnswers, fresh } = digest;
  const { reopenRequests, reopenRequestsOverdue } = digest;
  const values = {
    open,
    waiting,
    atRisk,
    overdue,
    overdueBadly,
    firstAnswers,
    fresh,
    reopenRequests,
    reopenRequestsOverdue,
  };
  const { subject, head, mostUrgent } = texts.digest;
  const lines = digest.mostUrgent.map((line) => lineOf(line, texts.levels[line.level], zone));
  const day = dateOf(zone.startOf(localDay(digest.day)), zone);
  return {
    subject: fill(subject, { ...values, day }),
    text: paragraphs(fill(head, values), ...(lines.length > 0 ? [[mostUrgent, ...lines].join('\n')] : []), texts.foot),
  };
}

interface Told extends Pick<EscalationNotice, 'appealId' | 'dueAt' | 'category' | 'municipality' | 'body'> {
  readonly sector?: string;
}

function lineOf(
  { appealId, dueAt, sector, category, municipality, body }: Told,
  level: string,
  zone: TimeZone,
): string {
  const about = [
    categoryTitle(category) ?? [sector && sectorTitle(sector), texts.otherCategory].filter(Boolean).join(', '),
    municipality && (municipalityName(municipality) ?? municipality),
    body === undefined ? texts.nobody : bodyName(body),
  ];
  const due = dateOf(dueAt, zone);
  return fill(texts.line, { number: spokenAppealId(appealId), level, about: about.filter(Boolean).join('; '), due });
}

/** A day of the region; with the time, where a term does not end with its day. */
function dateOf(at: Instant, zone: TimeZone): string {
  return dateTime(at, zone).replace(/ (23:59|00:00)$/, '');
}

function paragraphs(...all: readonly string[]): string {
  return `${all.join('\n\n')}\n`;
}
