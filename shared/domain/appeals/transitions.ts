import type { StateFound } from './appeal.ts';
import type { FactType } from './fact-data.ts';

/**
 * In which states of the current cycle a fact has its effect. Elsewhere it is an anomaly.
 * An answer to an answered cycle is a supplement; a rating needs an answer.
 */
const transitions = {
  'appeal.submitted': ['absent'],
  'appeal.registered': ['open', 'answered'],
  'appeal.assigned': ['open', 'answered'],
  'appeal.forwarded': ['open', 'answered'],
  'appeal.classified': ['absent', 'open', 'answered', 'closed'],
  'appeal.located': ['absent', 'open', 'answered', 'closed'],
  'appeal.extended': ['open'],
  'appeal.interim-answered': ['open', 'answered'],
  'appeal.answered': ['open', 'answered', 'closed'],
  'appeal.rated': ['answered', 'closed'],
  'appeal.resubmitted': ['open', 'answered', 'closed'],
  'appeal.reopened': ['open', 'answered', 'closed'],
  'appeal.reopening-declined': ['answered', 'closed'],
  'appeal.closed': ['open', 'answered'],
  'appeal.noted': ['absent', 'open', 'answered', 'closed'],
} as const satisfies Record<FactType, readonly StateFound[]>;

/** Whether a fact of this type takes effect on a cycle in this state. */
export function isAllowed(type: FactType, state: StateFound): boolean {
  const allowed: readonly StateFound[] = transitions[type];
  return allowed.includes(state);
}
