import type { Fact, UnknownFact } from '../appeals/fact.ts';
import { inOrder } from '../appeals/fold.ts';
import { type Conflict, conflict, type Party } from './conflict.ts';
import { type Emptiness, emptyAnswer } from './empty-answer.ts';

/** What is to be noticed in a text of an appeal's history. */
export interface Remark {
  /** The fact that holds the text. */
  readonly source: string;
  readonly eventId: string;
  readonly party: Party;
  readonly text: string;
  readonly conflict: Conflict;
  /** Of a final answer, with the question it answers. */
  readonly answer?: (Emptiness & { readonly question: string }) | undefined;
}

/**
 * Remarks on every text that a citizen or an agency wrote, in the order of the history: nothing is stored, so they are always
 * by the newest rules. An answer is held against the submission or the resubmission before it, and against earlier answers.
 */
export function remarksOn(facts: readonly (Fact | UnknownFact)[]): Remark[] {
  let question = '';
  const earlier: string[] = [];
  return inOrder(facts).flatMap((fact): Remark[] => {
    const remark = (party: Party, text: string): Remark => {
      return { source: fact.source, eventId: fact.eventId, party, text, conflict: conflict(text, party) };
    };
    switch (fact.type) {
      case 'appeal.submitted':
      case 'appeal.resubmitted':
        question = fact.data.text;
        return [remark('citizen', question)];
      case 'appeal.rated':
        return fact.data.comment === undefined ? [] : [remark('citizen', fact.data.comment)];
      case 'appeal.interim-answered':
      case 'appeal.answered': {
        const { text } = fact.data;
        const isFinal = fact.type === 'appeal.answered';
        const answer = isFinal ? { ...emptyAnswer({ question, answer: text, earlier }), question } : undefined;
        earlier.push(text);
        return [{ ...remark('agency', text), answer }];
      }
      default:
        return [];
    }
  });
}
