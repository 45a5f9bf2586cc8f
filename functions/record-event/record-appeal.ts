import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import {
  type AppealIds,
  type AppealStore,
  factKey,
  factsOf,
  type History,
  neverSeen,
  type ReceivedFact,
} from '#shared/domain/appeals/appeal-store.ts';
import type { KeptContacts } from '#shared/domain/appeals/contacts.ts';
import { type FoldRules, fold } from '#shared/domain/appeals/fold.ts';
import { likenessOf } from '#shared/domain/problems/likeness.ts';
import { cycleRecords } from '#shared/domain/ratings/fact.ts';
import type { Invitation } from './invitation-queue.ts';
import { invitationsAfter } from './invitations-after.ts';
import type { NewFact } from './new-facts.ts';

export interface AppealPorts {
  readonly appeals: AppealStore;
  readonly rules: FoldRules;
  /** How many facts the store takes at once. */
  readonly factsPerTransaction: number;
}

export interface Recorded {
  /** Facts that were new. */
  readonly stored: number;
  /** Facts that were there already. */
  readonly repeated: number;
  /** For the cycles whose citizen is to be asked; to be durable before the message is acknowledged. */
  readonly invitations: readonly Invitation[];
}

/** Contacts are kept as long as the appeal's file: five years. */
const storageTermMs = 5 * 365.25 * 86_400_000;
/** Behind every lost race is another writer's success; what a handful of rounds does not end, the queue waits out. */
const maxLostRaces = 8;

/**
 * Takes facts of one appeal into its history: read, fold, write on the condition that nobody wrote meanwhile, else again.
 * A submission mostly is the first that is heard of an appeal, so it is written unread; the write tells when it was not.
 */
export async function recordAppeal(ids: AppealIds, facts: readonly NewFact[], ports: AppealPorts): Promise<Recorded> {
  const { appeals, rules, factsPerTransaction } = ports;
  let history = facts.some(isSubmission) ? neverSeen : await appeals.read(ids.appealId);
  let before = fold(factsOf(history.received), rules);
  let stored = 0;
  for (let lostRaces = 0; lostRaces < maxLostRaces; ) {
    const fresh = unseen(facts, history);
    const part = fresh.slice(0, factsPerTransaction);
    const received = [...history.received, ...part.map(({ author: _author, ...fact }): ReceivedFact => fact)];
    const appeal = fold(factsOf(received), rules);
    const isStored = part.length === 0 || (await append({ ids, history, received, appeal, part }, appeals));

    if (isStored) stored += part.length;
    if (isStored && part.length === fresh.length) {
      const repeated = facts.length - stored;
      return {
        stored,
        repeated,
        invitations: invitationsAfter({ ids, before, appeal, received, isRepeat: repeated > 0 }),
      };
    }
    const wasUnread = history === neverSeen;
    if (!isStored && !wasUnread) {
      lostRaces += 1;
      await pause(lostRaces);
    }
    history = await appeals.read(ids.appealId);
    if (!isStored && wasUnread) before = fold(factsOf(history.received), rules);
  }
  throw new AppealContended();
}

/** Others keep writing: the message is sound and may wait. */
class AppealContended extends Error {
  readonly isOutage = true;

  constructor() {
    super('RCC_APPEAL_CONTENDED');
    this.name = 'AppealContended';
  }
}

interface Addition {
  readonly ids: AppealIds;
  readonly history: History;
  /** The history's facts and the part's. */
  readonly received: readonly ReceivedFact[];
  readonly appeal: Appeal;
  readonly part: readonly NewFact[];
}

async function append({ ids, history, received, appeal, part }: Addition, appeals: AppealStore): Promise<boolean> {
  const outcome = await appeals.append({
    ids,
    expectedVersion: history.version,
    received: received.slice(history.received.length),
    contacts: contactsIn(part),
    appeal,
    likeness: likenessOf(ids.appealId, factsOf(received), appeal),
    records: cycleRecords(ids, appeal),
    earlierRecords: history.earlierRecords,
  });
  return outcome === 'stored';
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
  const told = facts.findLast(({ author }) => author?.contacts || author?.name);
  return told && { ...told.author, until: told.receivedAt + storageTermMs };
}

/** Longer from race to race, but all of them together well within the function's limit: its whole batch waits. */
function pause(lostRaces: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * Math.min(2 ** lostRaces, 16)));
}
