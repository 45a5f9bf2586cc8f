import type { Owner } from '../routing/owner.ts';
import type { Routed } from '../routing/routed.ts';
import type { Cycle } from './appeal.ts';
import type { FactOf, Instant } from './fact.ts';
import { type About, aboutOf, type Subject } from './subject.ts';

/** All that the centre's routing is asked by; what it says holds for this alone. */
export type RouteQuestion = Pick<Routed, 'sector' | 'category' | 'municipality' | 'owner'> & {
  /** Those that the words may mean; empty where the municipality is clear, or none is named. */
  readonly among: readonly string[];
};

/** What the centre's routing says of an appeal. */
export interface Proposal {
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

/** What routing is asked of an appeal; undefined while it is not clear what it is about, or the classifier is not sure enough. */
export function routeQuestion(
  subject: Omit<Subject, 'since'>,
  { municipality, owner }: Submitted,
  minConfidence: number,
): RouteQuestion | undefined {
  const { heard, possiblePlaces: among } = subject;
  if (heard?.category === undefined) return undefined;
  const isGuess = heard.by === 'classifier' && (heard.confidence ?? 0) < minConfidence;
  return isGuess ? undefined : { ...aboutOf(subject, municipality), among, owner };
}

/** Of all that routing has said, what answers the question that is asked now, earliest first. */
export function answersTo(question: RouteQuestion | undefined, proposals: readonly Proposal[]): Proposal[] {
  return question ? proposals.filter(({ route }) => isAnswer(route, question)) : [];
}

/**
 * Whose the latest cycle is by the centre's routing, where nobody has said it: the body that it last named, also where the
 * category came too late for the term; where it named none, whom it held for likely. When that was said does not matter, so that
 * it is the same in whatever order the facts came: it counts from when the appeal is about this.
 */
export function proposed(
  answers: readonly Proposal[],
  subjects: readonly Subject[],
  { startedAt, municipality }: { readonly startedAt: Instant; readonly municipality?: string | undefined },
): Partial<Pick<Cycle, 'responsible' | 'likelyBodies'>> {
  const heard = answers.findLast(({ agency }) => agency !== undefined) ?? answers.at(-1);
  if (!heard) return {};
  const { agency, route } = heard;
  if (agency === undefined) return { likelyBodies: route.likelyBodies };
  const before = subjects.findLastIndex((subject) => !isSamePlace(aboutOf(subject, municipality), route));
  const since = Math.max(startedAt, subjects[before + 1]?.since ?? startedAt);
  return { responsible: [{ agency, since, isProposed: true }] };
}

function isAnswer(route: Routed, question: RouteQuestion): boolean {
  if (!isSamePlace(route, question)) return false;
  // Earlier releases wrote no more of the question.
  if (!route.among) return question.among.length === 0;
  return String(route.among) === String(question.among) && route.owner === question.owner;
}

function isSamePlace(a: About, b: About): boolean {
  return a.sector === b.sector && a.category === b.category && a.municipality === b.municipality;
}
