import type { AppealEvent } from '#events/event.ts';
import type { TimeZone } from '#shared/domain/deadlines/time-zone.ts';
import { monthOf, nextMonth } from '#shared/domain/ratings/period.ts';

/** The months of the events that went by. */
export interface SeenMonths {
  see(events: readonly AppealEvent[]): void;
  /** Every month from the first to the last event, by the region's calendar. */
  all(): string[];
}

export function seenMonths(zone: TimeZone): SeenMonths {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  return {
    see(events) {
      for (const { timestamp } of events) {
        const at = Date.parse(timestamp);
        if (at < first) first = at;
        if (at > last) last = at;
      }
    },
    all() {
      if (first > last) return [];
      const months: string[] = [];
      for (let month = monthOf(first, zone); month <= monthOf(last, zone); month = nextMonth(month)) months.push(month);
      return months;
    },
  };
}
