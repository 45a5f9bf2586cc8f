import { factKey, factsOf, type ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import { situationOf } from '#shared/domain/commands/situation.ts';
import { routedChange } from '#shared/domain/routing/routed-change.ts';
import { randomPause } from '#shared/persistence/contention.ts';
import type { Ports } from './ports.ts';
import { type ReadAppeal, readAppeal } from './read-appeal.ts';

/** What became of a command's fact. */
export type Stored =
  /** The appeal with it; `isRepeat` when another request with the same key has brought it. */
  | { readonly read: ReadAppeal; readonly isRepeat: boolean }
  | { readonly refused: 'version-changed' | 'appeal-contended' };

/** Others may hold the items for a moment and then change nothing: that takes few rounds. */
const maxLostRaces = 6;

/**
 * Stores the fact on the condition that the appeal is as it was read. The condition that the event is new is in the same
 * transaction. A lost race is tried again only while the version is the one that was decided upon, so that nobody's decision
 * is about an appeal they have not seen.
 */
export async function storeCommand(
  before: ReadAppeal,
  received: ReceivedFact,
  { appeals, rules, routing }: Pick<Ports, 'appeals' | 'rules' | 'routing'>,
): Promise<Stored> {
  const { ids, history } = before;
  const change = await routedChange({ ids, history, facts: [received] }, rules, routing);
  for (let lostRaces = 0; lostRaces < maxLostRaces; lostRaces += 1) {
    if ((await appeals.append(change)) === 'stored') {
      const all = [...history.received, ...change.received];
      const after = { ...history, version: history.version + 1, received: all };
      return { read: { ids, history: after, situation: situationOf(factsOf(all), rules) }, isRepeat: false };
    }
    const now = await readAppeal(ids.appealId, { appeals, rules });
    if (now && storedIn(now, factKey(received.fact))) return { read: now, isRepeat: true };
    if (now?.history.version !== history.version) return { refused: 'version-changed' };
    await randomPause(20 * 2 ** lostRaces);
  }
  return { refused: 'appeal-contended' };
}

/** The fact of that key, where the history holds it. */
export function storedIn({ history }: ReadAppeal, key: string): ReceivedFact | undefined {
  return history.received.find(({ fact }) => factKey(fact) === key);
}
