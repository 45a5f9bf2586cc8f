import type { Cycle } from './appeal.ts';
import type { FactOf, Instant } from './fact.ts';
import type { Routed } from './fact-data.ts';
import { type About, aboutOf, type Subject } from './subject.ts';

/** What the centre's routing says of an appeal that is about something. */
export interface Proposal {
  /** Absent where it only holds some for likely. */
  readonly agency?: string | undefined;
  readonly route: Routed;
}

interface Nobodys {
  readonly subjects: readonly Subject[];
  /** Where the submission says it is. */
  readonly municipality: string | undefined;
  readonly startedAt: Instant;
}

/** The proposal that an assignment is; undefined for one that somebody has made. */
export function proposalIn({ data: { agency, route } }: FactOf<'appeal.assigned'>): Proposal | undefined {
  return route && { agency, route };
}

/**
 * Whose an open cycle is by the centre's routing, where nobody has said it: what was last proposed for what the appeal is about
 * now, also where its category came too late for its term. When that was said does not matter, so that it is the same in
 * whatever order the facts came: it counts from when the appeal is about this.
 */
export function proposed(
  proposals: readonly Proposal[],
  { subjects, municipality, startedAt }: Nobodys,
): Partial<Pick<Cycle, 'responsible' | 'likelyBodies'>> {
  const about = aboutOf(subjects.at(-1), municipality);
  const heard = proposals.findLast(({ route }) => isSame(route, about));
  if (!heard) return {};
  const { agency, route } = heard;
  if (agency === undefined) return { likelyBodies: route.likelyBodies };
  const before = subjects.findLastIndex((subject) => !isSame(aboutOf(subject, municipality), about));
  const since = Math.max(startedAt, subjects[before + 1]?.since ?? startedAt);
  return { responsible: [{ agency, since, isProposed: true }] };
}

function isSame(a: About, b: About): boolean {
  return a.sector === b.sector && a.category === b.category && a.municipality === b.municipality;
}
