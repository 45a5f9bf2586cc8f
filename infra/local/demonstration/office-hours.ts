import type { Instant } from '#shared/domain/appeals/fact.ts';
import type { TermRules } from '#shared/domain/deadlines/term.ts';
import { hourMs } from '#shared/domain/deadlines/time-zone.ts';

/** Time in which offices work, counted from the first day on. */
export interface OfficeHours {
  /** Working milliseconds up to the instant. */
  workedAt(at: Instant): number;
  /** The instant at which so many have been worked. */
  instantAt(worked: number): Instant;
  /** The instant after so many working hours. */
  after(at: Instant, hours: number): Instant;
}

/** The region's working time between two instants, counted once for many questions. Outside them nothing is worked. */
export function officeHours(from: Instant, to: Instant, { zone, workingTime }: TermRules): OfficeHours {
  const sessions: { start: Instant; end: Instant; before: number }[] = [];
  let total = 0;
  for (let day = zone.dayOf(from); day <= zone.dayOf(to); day += 1) {
    for (const { start, end } of workingTime.sessionsOf(day)) {
      sessions.push({ start, end, before: total });
      total += end - start;
    }
  }
  const workedAt = (at: Instant): number => {
    const session = sessions[lastIndex(sessions.length, (index) => (sessions[index]?.start ?? 0) <= at)];
    return session ? session.before + Math.min(at, session.end) - session.start : 0;
  };
  const instantAt = (worked: number): Instant => {
    const session = sessions[lastIndex(sessions.length, (index) => (sessions[index]?.before ?? 0) <= worked)];
    return session ? Math.min(session.start + worked - session.before, session.end) : to;
  };
  return { workedAt, instantAt, after: (at, hours) => instantAt(workedAt(at) + hours * hourMs) };
}

/** The last index for which the test holds, where it holds up to some index and no farther. */
function lastIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
