import type { ExtensionFault } from '../appeals/appeal.ts';
import type { Instant } from '../appeals/fact.ts';
import type { DayCount, Priority, TermPolicy } from './policy.ts';
import type { DayOff } from './working-calendar.ts';

/** Days counted from the local day of an instant; the first one is the day after it. */
interface Counted {
  readonly from: Instant;
  readonly count: DayCount;
  /** The last instant of the last day. */
  readonly until: Instant;
}

/** A last day that is off, and what the policy makes of it. */
export interface LastDay {
  readonly counted: DayOff;
  readonly notWorking: TermPolicy['lastDay']['notWorking'];
  /** `2026-05-08`; absent where the term stays as it was counted. */
  readonly movedTo?: string | undefined;
}

/** Which rule gives the number of days of the final answer. */
export type FinalBasis = 'policy' | 'fast-track' | 'category' | 'after-interim';

/** What the clock of the final answer started with. */
export type ClockStart = 'receipt' | 'registration' | 'end-of-registration-term' | 'interim-answer';

/**
 * A step of how a term came about, in the order of the history. Instants are UTC milliseconds, days are local;
 * `source` is the act and article. The last step is `due`: the term as it stands.
 */
export type TermStep =
  | ({ readonly rule: 'registration'; readonly source: string } & Counted)
  | {
      readonly rule: 'registered';
      readonly at: Instant;
      /** Later than its term: the clock has started with the end of that. */
      readonly isLate: boolean;
    }
  | {
      readonly rule: 'first-answer';
      readonly from: Instant;
      readonly workingHours: number;
      readonly priority: Priority;
      readonly until: Instant;
      readonly source: string;
    }
  | ({
      readonly rule: 'final-answer';
      readonly basis: FinalBasis;
      readonly clock: ClockStart;
      /** Days off among the working days that were counted. */
      readonly daysOff: readonly DayOff[];
      readonly lastDay?: LastDay | undefined;
      readonly source: string;
    } & Counted)
  | ({ readonly rule: 'last-day'; readonly source: string } & LastDay)
  | ({
      readonly rule: 'forwarding';
      readonly at: Instant;
      /** `too-late`: as if it had not been forwarded. */
      readonly effect: 'restarts-clock' | 'clock-goes-on' | 'too-late';
      readonly source: string;
    } & Counted)
  | {
      readonly rule: 'interim-answer';
      readonly at: Instant;
      readonly effect: 'starts-term' | 'too-late' | 'moves-nothing';
    }
  | {
      readonly rule: 'extension';
      readonly at: Instant;
      /** The end of the day asked for. */
      readonly until: Instant;
      /** Why it does not count; absent when it does. */
      readonly fault?: ExtensionFault | undefined;
      readonly source: string;
    }
  | {
      readonly rule: 'calendar-incomplete';
      /** Years that were counted with plain weekends. */
      readonly years: readonly string[];
    }
  | { readonly rule: 'due'; readonly at: Instant };
