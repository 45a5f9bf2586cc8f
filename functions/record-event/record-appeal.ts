import type { Appeal } from '#shared/domain/appeals/appeal.ts';
import {
  type AppealIds,
  type AppealStore,
  factKey,
  factsOf,
  type History,
  type ReceivedFact,
} from '#shared/domain/appeals/appeal-store.ts';
import type { ContactStore } from '#shared/domain/appeals/contact-store.ts';
import { type FoldRules, fold } from '#shared/domain/appeals/fold.ts';
import { cycleRecords } from '#shared/domain/ratings/fact.ts';
import { type InvitePorts, inviteToSurveys } from './invite-to-surveys.ts';
import type { NewFact } from './new-facts.ts';

export interface AppealPorts extends InvitePorts {
  readonly appeals: AppealStore;
  readonly contacts: ContactStore;
  readonly rules: FoldRules;
  /** How many facts the store takes at once. */
  readonly factsPerTransaction: number;
}

export interface Recorded {
  /** Facts that were new. */
  readonly stored: number;
  /** Facts that were there already. */
  readonly repeated: number;
  /** Cycles whose citizen is to be asked. */
  readonly invited: number;
}

/** Contacts are kept as long as the appeal's file: five years. */
const storageTermMs = 5 * 365.25 * 86_400_000;
/** Behind every lost race is another writer's success; what a handful of rounds does not end, the queue waits out. */
const maxLostRaces = 8;

/**
 * Takes facts of one appeal into its history: read, fold, write on the condition that nobody wrote meanwhile, else again.
 * What follows from the new state is announced after it is stored and before the message is acknowledged.
 */
export async function recordAppeal(ids: AppealIds, facts: readonly NewFact[], ports: AppealPorts): Promise<Recorded> {
  let before: Appeal | undefined;
  let stored = 0;
  for (let lostRaces = 0; lostRaces < maxLostRaces; ) {
    const history = await ports.appeals.read(ids.appealId);
    before ??= fold(factsOf(history.received), ports.rules);
    const fresh = unseen(facts, history);
    const part = fresh.slice(0, ports.factsPerTransaction);
    const received = [...history.received, ...part.map(({ author: _author, ...fact }): ReceivedFact => fact)];
    const appeal = fold(factsOf(received), ports.rules);

    if (part.length > 0) {
      await keepContacts(ids, part, ports.contacts);
      if (!(await append(ids, history, received, appeal, ports.appeals))) {
        lostRaces += 1;
        await pause(lostRaces);
        continue;
      }
      stored += part.length;
    }
    if (part.length < fresh.length) continue;
    const repeated = facts.length - stored;
    const invited = await inviteToSurveys({ ids, before, appeal, received, isRepeat: repeated > 0 }, ports);
    return { stored, repeated, invited };
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

async function append(
  ids: AppealIds,
  history: History,
  received: ReceivedFact[],
  appeal: Appeal,
  appeals: AppealStore,
) {
  const { version: expectedVersion, earlierRecords } = history;
  const outcome = await appeals.append({
    ids,
    expectedVersion,
    received: received.slice(history.received.length),
    appeal,
    records: cycleRecords(ids, appeal),
    earlierRecords,
  });
  return outcome === 'stored';
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

async function keepContacts({ appealId }: AppealIds, facts: readonly NewFact[], contacts: ContactStore): Promise<void> {
  for (const { author, receivedAt } of facts) {
    if (author?.contacts || author?.name) await contacts.keep(appealId, author, receivedAt + storageTermMs);
  }
}

/** Longer from race to race, but all of them together well within the function's limit: its whole batch waits. */
function pause(lostRaces: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * Math.min(2 ** lostRaces, 16)));
}
