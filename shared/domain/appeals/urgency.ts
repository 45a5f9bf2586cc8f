import type { WarningLevel, WarningTimes } from '../deadlines/warning.ts';
import type { Instant } from './fact.ts';
import type { Work } from './work.ts';

/** Warning levels, the least urgent first. */
export const warningLevels = [
  'on-track',
  'at-risk',
  'overdue',
  'overdue-badly',
] as const satisfies readonly WarningLevel[];

type Terms = Pick<Work, 'state' | 'dueAt' | 'firstAnswer' | keyof WarningTimes>;

/** The end of the term that ends first: of the answer, or of the first reaction while there has been none. UTC milliseconds. */
export function nearestDueAt({ dueAt, firstAnswer }: Pick<Terms, 'dueAt' | 'firstAnswer'>): Instant {
  return Math.min(dueAt, firstAnswer?.dueAt ?? dueAt);
}

/** How urgent an open appeal is now: by the worse of the terms that run. What is not open has no level. */
export function levelOf(work: Terms, now: Instant): WarningLevel | undefined {
  if (work.state !== 'open') return undefined;
  const reached = [work, ...(work.firstAnswer ? [work.firstAnswer] : [])].map((times) => reachedBy(times, now));
  return warningLevels[Math.max(...reached)];
}

/** How many of the levels after the first have begun. */
function reachedBy({ atRiskAt, overdueAt, overdueBadlyAt }: WarningTimes, now: Instant): number {
  return [atRiskAt, overdueAt, overdueBadlyAt].filter((at) => now >= at).length;
}
