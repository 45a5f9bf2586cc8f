import type { ReceivedFact } from '#shared/domain/appeals/appeal-store.ts';
import { staffSource } from '#shared/domain/commands/decide.ts';
import type { Change } from './invitations-after.ts';

/** Facts that commands of the staff have stored and that are to be followed up. Of a command that stored nothing, there is none. */
export function followedFacts({ received }: Change, followed: readonly string[]): ReceivedFact['fact'][] {
  return received.flatMap(({ fact }) => (fact.source === staffSource && followed.includes(fact.eventId) ? [fact] : []));
}
