import type { Cycle } from '../appeals/appeal.ts';
import type { Instant } from '../appeals/fact.ts';
import type { Solved } from '../appeals/fact-data.ts';

/** What a citizen said of an answer. */
export interface SurveyAnswer {
  /** 1..5, five is best. */
  readonly mark: number;
  readonly resolved: Solved;
  /** What was wrong, by the region's list of reasons; none where nothing was. */
  readonly reasons: readonly string[];
  readonly comment?: string | undefined;
  /** The citizen lets the centre come back to them. */
  readonly mayContact: boolean;
}

interface Judged {
  readonly mark: number;
  readonly resolved?: Solved | undefined;
}

/** Whether a citizen is asked what was wrong: they say that the problem is not wholly solved, or the mark is 3 or lower. */
export function isSomethingWrong({ resolved, mark }: Judged): boolean {
  return resolved === 'partly' || resolved === 'no' || mark <= 3;
}

/** An answer as it is kept. */
export interface KeptAnswer extends SurveyAnswer {
  readonly at: Instant;
  /** It came from the network of the body that was judged. */
  readonly isFromOwnNetwork?: true | undefined;
  /** Keyed hash of the day and the address that it came from; who counts answers by address compares these. */
  readonly address?: string | undefined;
}

/** A question about one answered cycle, behind one link. */
export interface Survey {
  /** SHA-256 of the token, hex; the token itself is not kept. */
  readonly tokenHash: string;
  readonly appealId: string;
  readonly source: string;
  readonly externalId: string;
  readonly cycle: number;
  readonly sector: string;
  readonly category: string;
  /** The body that is judged, where it is known. */
  readonly body?: string | undefined;
  /** Keyed hashes of the citizen's contacts, by which a wish not to be asked again is kept. */
  readonly citizens: readonly string[];
  /** When the appeal was answered. */
  readonly answeredAt: Instant;
  /** From this instant on the link is out of term. */
  readonly expiresAt: Instant;
  readonly answer?: KeptAnswer | undefined;
}

/** How long a link lives, and how old an answer may be that is still asked about. */
export const surveyTermMs = 14 * 86_400_000;

/** Whether the citizen is asked about a cycle, or why not. */
export type SurveyEligibility =
  | { readonly eligible: true; readonly answeredAt: Instant }
  | { readonly eligible: false; readonly reason: 'not-answered' | 'withdrawn' | 'too-old' | 'next-cycle-started' };

/** Whether to ask about the cycle at `now`. Every answered cycle is asked; nobody picks recipients. */
export function surveyEligibility(cycle: Cycle, now: Instant): SurveyEligibility {
  if (cycle.answeredAt === undefined) return { eligible: false, reason: 'not-answered' };
  if (cycle.outcome === 'withdrawn') return { eligible: false, reason: 'withdrawn' };
  if (cycle.returnedAt !== undefined) return { eligible: false, reason: 'next-cycle-started' };
  if (now - cycle.answeredAt >= surveyTermMs) return { eligible: false, reason: 'too-old' };
  return { eligible: true, answeredAt: cycle.answeredAt };
}
