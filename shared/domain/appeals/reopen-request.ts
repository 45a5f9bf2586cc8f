import type { TermRules } from '../deadlines/term.ts';
import type { ReopenRequest } from './appeal.ts';
import type { Instant } from './fact.ts';

/** A person decides within so many working days, counted from the day after the request. */
const workingDays = 2;

/** A request to take a cycle up again, with the term for the decision on it. */
export function reopenRequest(
  { at: since, conflict }: { readonly at: Instant; readonly conflict?: ReopenRequest['conflict'] },
  { zone, calendar }: TermRules,
): ReopenRequest {
  return { since, decideBy: zone.endOf(calendar.addWorkingDays(zone.dayOf(since), workingDays)), conflict };
}
