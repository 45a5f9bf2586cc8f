import type { KnownEvent } from '#events/event.ts';
import { toFact } from '#events/to-fact.ts';
import { demonstrationSource, madeUpHistories } from '#infra/local/demonstration/made-up-histories.ts';
import { fold } from '#shared/domain/appeals/fold.ts';
import { region } from '#shared/region/region.ts';

/* What the demonstration shows, once for all tests of it. */

export const histories = [...madeUpHistories()];
export const events = histories.flatMap((history) => history.events);
export const appeals = histories.map((history) =>
  fold(
    history.events.map((event) => toFact(demonstrationSource, event)),
    region.appealRules,
  ),
);

export function ofType<T extends KnownEvent['type']>(type: T): Extract<KnownEvent, { type: T }>[] {
  return events.filter((event): event is Extract<KnownEvent, { type: T }> => event.type === type);
}
