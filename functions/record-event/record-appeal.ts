import { type AppealRules, appealOf } from '#shared/domain/appeals/appeal-change.ts';
import {
  type AppealIds,
  type AppealStore,
  factKey,
  type History,
  neverSeen,
  type ReceivedFact,
} from '#shared/domain/appeals/appeal-store.ts';
import type { KeptContacts } from '#shared/domain/appeals/contacts.ts';
import type { Source } from '#shared/domain/governance/sources.ts';
import { type Routing, routedChange } from '#shared/domain/routing/routed-change.ts';
import { Contended, randomPause } from '#shared/persistence/contention.ts';
import { answersAfter } from './answers-after.ts';
import { decisionsAfter } from './decisions-after.ts';
import type { Delivery } from './delivery-queue.ts';
import { type AskingRules, invitationsAfter } from './invitations-after.ts';
import type { NewFact } from './new-facts.ts';
import { receiptAfter } from './receipt-after.ts';

export interface AppealPorts {
  readonly appeals: AppealStore;
  readonly rules: AppealRules;
  readonly routing: Routing;
  readonly sources: readonly Source[];
  /** Which answered cycles are asked about. */
  readonly asking: AskingRules;
}

/** What came of one appeal. */
export interface Arrivals {
  readonly ids: AppealIds;
  readonly facts: readonly NewFact[];
  /** Others of its facts, that commands have stored, are to be followed up too: their ids. */
  readonly followed: readonly string[];
}

export interface Recorded {
  /** Facts that were new. */
  readonly stored: number;
  /** Facts that were there already. */
  readonly repeated: number;
  /** What the citizen is to get; to be durable before the message is acknowledged. */
  readonly deliveries: readonly Delivery[];
  /** Its term runs into a year without calendar data: a guess, until the calendar of that year is there. */
  readonly isCalendarIncomplete: boolean;
}

/** Contacts are kept as long as the appeal's file: five years. */
const storageTermMs = 5 * 365.25 * 86_400_000;
/** Behind every lost race is another writer's success; what a handful of rounds does not end, the queue waits out. */
const maxLostRaces = 8;

/**
 * Takes facts of one appeal into its history: read, fold, write on the condition that nobody wrote meanwhile, else again.
 * A submission mostly is the first that is heard of an appeal, so it is written unread; the write tells when it was not.
 */
export async function recordAppeal({ ids, facts, followed }: Arrivals, ports: AppealPorts): Promise<Recorded> {
  const { appeals, rules, routing, sources, asking } = ports;
  let history = facts.some(isSubmission) ? neverSeen : await appeals.read(ids.appealId);
  let before = appealOf(history, rules);
  let stored = 0;
  for (let lostRaces = 0; lostRaces < maxLostRaces; ) {
    const fresh = unseen(facts, history);
    const part = fresh.slice(0, appeals.factsPerTransaction);
    const added = part.map(({ author: _author, ...fact }): ReceivedFact => fact);
    const change = await routedChange({ ids, history, facts: added, contacts: contactsIn(part) }, rules, routing);
    const isStored = part.length === 0 || (await appeals.append(change)) === 'stored';

    if (isStored) stored += part.length;
    if (isStored && part.length === fresh.length) {
      const repeated = facts.length - stored;
      const received = [...history.received, ...change.received];
      const isRepeat = repeated > 0;
      const after = { ids, before, appeal: change.appeal, received, isRepeat, isFollowUp: followed.length > 0 };
      const deliveries = [
        ...answersAfter(after, followed),
        ...decisionsAfter(after, followed),
        ...invitationsAfter(after, asking),
        ...receiptAfter(after, sources),
      ];
      const isCalendarIncomplete = change.appeal.cycles.at(-1)?.calendarIncomplete === true;
      return { stored, repeated, isCalendarIncomplete, deliveries };
    }
    const wasUnread = history === neverSeen;
    if (!isStored && !wasUnread) {
      lostRaces += 1;
      // Longer from race to race, but all of them together well within the function's limit: its whole batch waits.
      await randomPause(20 * Math.min(2 ** lostRaces, 16));
    }
    history = await appeals.read(ids.appealId);
    if (!isStored && wasUnread) before = appealOf(history, rules);
  }
  throw new Contended('RCC_APPEAL_CONTENDED', 'AppealContended');
}

function isSubmission({ fact }: NewFact): boolean {
  return fact.type === 'appeal.submitted';
}

/** Facts that the history does not hold, each once. */
function unseen(facts: readonly NewFact[], { received }: History): NewFact[] {
  const seen = new Set(received.map(({ fact }) => factKey(fact)));
  return facts.filter(({ fact }) => {
    const key = factKey(fact);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function contactsIn(facts: readonly NewFact[]): KeptContacts | undefined {
  const told = facts.findLast(({ author }) => author?.contacts || author?.name || author?.account);
  return told && { ...told.author, until: told.receivedAt + storageTermMs };
}
