import type { Cycle } from '../appeals/appeal.ts';
import type { Instant } from '../appeals/fact.ts';
import type { Solved } from '../appeals/fact-data.ts';

/** What a citizen said of an answer. */
export interface SurveyAnswer {
  /** 1..5, five is best. */
  readonly mark: number;
  readonly resolved: Solved;
  readonly comment?: string | undefined;
}

/** A question about one answered cycle, behind one link. */
export interface Survey {
  /** SHA-256 of the token, hex; the token itself is not kept. */
  readonly tokenHash: string;
  readonly appealId: string;
  readonly source: string;
  readonly externalId: string;
  readonly cycle: number;
  readonly category: string;
  /** When the appeal was answered. */
  readonly answeredAt: Instant;
  /** From this instant on the link is out of term. */
  readonly expiresAt: Instant;
  readonly answer?: (SurveyAnswer & { readonly at: Instant }) | undefined;
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
