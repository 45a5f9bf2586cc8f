import type { Owner } from '../routing/owner.ts';
import type { Routed } from '../routing/routed.ts';
import type { Cycle } from './appeal.ts';
import type { FactOf, Instant } from './fact.ts';
import { aboutOf, type Subject } from './subject.ts';

/** All that the centre's routing is asked by; what it says holds for this alone. */
export type RouteQuestion = Pick<Routed, 'sector' | 'category' | 'municipality' | 'among' | 'by' | 'owner'>;

/** What the centre's routing says of an appeal. */
interface Proposal {
  /** Absent where it only holds some for likely. */
  readonly agency?: string | undefined;
  readonly route: Routed;
}

/** What the submission says that routing heeds. */
interface Submitted {
  readonly municipality?: string | undefined;
  readonly owner?: Owner | undefined;
}

/** The proposal that an assignment is; undefined for one that somebody has made. */
export function proposalIn({ data: { agency, route } }: FactOf<'appeal.assigned'>): Proposal | undefined {
  return route && { agency, route };
}

/** What routing is asked of an appeal; undefined while it is not clear what it is about. */
export function routeQuestion(
  subject: Omit<Subject, 'since'> | undefined,
  { municipality, owner }: Submitted,
): RouteQuestion | undefined {
  if (subject?.heard?.category === undefined) return undefined;
  const { heard, possiblePlaces } = subject;
  const among = possiblePlaces.length > 0 ? [...possiblePlaces] : undefined;
  return { ...aboutOf(subject, municipality), among, by: heard.by, owner };
}

/**
 * Whose a cycle is by the centre's routing, where nobody has said it: what was last proposed in answer to the question that is
 * asked now, also where its category came too late for its term. When it was answered does not matter, so that it is the same in
 * whatever order the facts came: it counts from when the appeal is about this.
 */
export function proposed(
  proposals: readonly Proposal[],
  subjects: readonly Subject[],
  { startedAt, ...submitted }: Submitted & { readonly startedAt: Instant },
): Partial<Pick<Cycle, 'responsible' | 'likelyBodies'>> {
  const question = routeQuestion(subjects.at(-1), submitted);
  const heard = question && proposals.findLast(({ route }) => isAnswer(route, question));
  if (!heard) return {};
  const { agency, route } = heard;
  if (agency === undefined) return { likelyBodies: route.likelyBodies };
  const before = subjects.findLastIndex((subject) => !isSamePlace(aboutOf(subject, submitted.municipality), question));
  const since = Math.max(startedAt, subjects[before + 1]?.since ?? startedAt);
  return { responsible: [{ agency, since, isProposed: true }] };
}

/** Earlier releases did not write down whose word it was, nor the owner. */
function isAnswer(route: Routed, question: RouteQuestion): boolean {
  if (!isSamePlace(route, question) || String(route.among) !== String(question.among)) return false;
  return route.by === undefined || (route.by === question.by && route.owner === question.owner);
}

function isSamePlace(a: RouteQuestion, b: RouteQuestion): boolean {
  return a.sector === b.sector && a.category === b.category && a.municipality === b.municipality;
}
