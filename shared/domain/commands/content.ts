import type { Instant } from '../appeals/fact.ts';
import { isoDay } from '../deadlines/time-zone.ts';
import type { Staff } from '../governance/staff.ts';
import type { Command, CommandData } from './command.ts';
import type { CommandRules } from './command-rules.ts';
import { isRegistered } from './precondition.ts';
import type { RefusalCode } from './refusal.ts';
import type { Situation } from './situation.ts';

interface Judged {
  readonly situation: Situation;
  readonly staff: Staff;
  /** When the command came. */
  readonly now: Instant;
  readonly rules: CommandRules;
}

/** What is wrong with what a command says; undefined when it may become a fact, as far as that can be told before the fold. */
export function contentFault(command: Command, judged: Judged): RefusalCode | undefined {
  switch (command.name) {
    case 'register':
      return undefined;
    case 'assign':
      return assignFault(command.data, judged);
    case 'forward':
      return forwardFault(command.data, judged);
    case 'classify':
      return classifyFault(command.data, judged.rules);
    case 'locate':
      return judged.rules.isMunicipality(command.data.municipality) ? undefined : 'unknown-municipality';
    case 'extend':
      return extendFault(command.data, judged);
    case 'interim-answer':
    case 'answer':
      return answerFault(command.data, judged);
    case 'reopen':
    case 'decline-reopening':
      return isBlank(command.data.reason) ? 'reason-empty' : undefined;
    case 'close':
      return closeFault(command.data, judged.situation);
    case 'note':
      return isBlank(command.data.text) ? 'text-empty' : undefined;
  }
}

/** An обращение that somebody has registered moves on with the citizen's knowledge only (59-ФЗ art. 8(3)). */
function assignFault({ agency }: CommandData['assign'], judged: Judged): RefusalCode | undefined {
  const { situation, rules } = judged;
  if (!isListed(agency, judged)) return 'unknown-body';
  const { ratedBodyOf } = rules.directory;
  const isElsewhere = situation.body !== undefined && ratedBodyOf(situation.body) !== ratedBodyOf(agency);
  const isTheirs = situation.cycle?.responsible.at(-1)?.isProposed !== true && isRegistered(situation);
  return situation.kind === 'appeal' && isElsewhere && isTheirs ? 'forward-instead' : undefined;
}

/**
 * A late forwarding is not refused: 59-ФЗ art. 8(3) obliges whoever got an обращение by mistake to send it where it belongs,
 * and the seven days are that body's duty, not a bar to the citizen's right; what is late is counted and moves no term.
 * That a complaint must not go to whom it is about (art. 8(6)) nobody here can check: no fact says whom it is about.
 */
function forwardFault({ to, reason, noticeSent }: CommandData['forward'], judged: Judged): RefusalCode | undefined {
  if (!isListed(to, judged)) return 'unknown-body';
  if (to === judged.situation.body) return 'same-body';
  if (isBlank(reason)) return 'reason-empty';
  return judged.situation.kind === 'appeal' && !noticeSent ? 'notice-missing' : undefined;
}

function classifyFault(
  { sector, category, municipality }: CommandData['classify'],
  { placeOf, isMunicipality }: CommandRules,
): RefusalCode | undefined {
  if (!placeOf({ sector, category })) return 'unknown-category';
  return municipality !== undefined && !isMunicipality(municipality) ? 'unknown-municipality' : undefined;
}

/** What the fold lets pass from a source, which has told the citizen already; the rest is the fold's to say. */
function extendFault(
  { until, reason, noticeSentAt }: CommandData['extend'],
  { situation: { cycle }, now, rules: { zone } }: Judged,
): RefusalCode | undefined {
  if (isBlank(reason)) return 'reason-empty';
  if (noticeSentAt !== undefined && noticeSentAt > now) return 'extension-notice-in-future';
  // A prolongation of today would move the term of the cycle before.
  if (cycle !== undefined && cycle.startedAt > now) return 'extension-before-start';
  const isLonger = cycle === undefined || zone.endOf(zone.dayOf(until)) > cycle.dueAt;
  return isLonger ? undefined : 'extension-not-longer';
}

function answerFault({ text }: { readonly text: string }, { situation: { body }, staff, rules }: Judged) {
  const theirs = body === undefined ? [] : [body, rules.directory.ratedBodyOf(body)];
  if (staff.body !== undefined && !theirs.includes(staff.body)) return 'not-on-table';
  return isBlank(text) ? 'text-empty' : undefined;
}

/** Who has got no answer may only withdraw; nobody is content against their own word. */
function closeFault({ outcome }: CommandData['close'], { cycle }: Situation): RefusalCode | undefined {
  if (outcome === 'withdrawn') return undefined;
  if (cycle?.answeredAt === undefined) return 'not-answered';
  if (cycle.reopenRequest) return 'request-undecided';
  return outcome === 'satisfied' && cycle.ratings.at(-1)?.satisfied === false ? 'citizen-not-satisfied' : undefined;
}

function isListed(body: string, { now, rules: { directory, zone } }: Judged): boolean {
  return directory.isListed(body, isoDay(zone.dayOf(now)));
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
