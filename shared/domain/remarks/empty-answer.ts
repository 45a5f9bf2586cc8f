import { type Exchange, type Sign, signsOf } from './answer-signs.ts';
import data from './empty-answer.ru.json' with { type: 'json' };

/** A sign of emptiness with what it counts. */
interface WeightedSign extends Sign {
  /** What it adds to the log-odds of the score; 0 where the real answers do not bear it out. */
  readonly adds: number;
}

export interface Emptiness {
  /** 0..1; above 0.5 it is like answers after which citizens come back rather than like the others. */
  readonly score: number;
  /** The weightiest first. */
  readonly signs: readonly WeightedSign[];
}

/**
 * Whether an answer says nothing («отписка»): a logistic score of signs that a person can check, to be shown and never to be
 * acted upon by itself. Its weights were fitted on real answers: those after which the citizen came back, against the
 * others, both groups of the same weight. Most of it is how much of the question the answer leaves out, so that scores of
 * answers to different questions do not compare; an answer of openings and closings alone says nothing to any. Linear in the
 * length of the texts.
 */
export function emptyAnswer(exchange: Exchange): Emptiness {
  const found = signsOf(exchange).map(({ sign, strength, places }) => {
    return { sign, strength, adds: strength * data.weights[sign], places };
  });
  const logOdds = found.reduce((sum, { adds }) => sum + adds, data.intercept);
  const score = 1 / (1 + Math.exp(-logOdds));
  return {
    score: saysNothing(found) ? Math.max(score, data.leastOfNothing) : score,
    signs: found.sort((a, b) => b.adds - a.adds),
  };
}

/** Whether an answer is little but openings and closings: no action, no time, no place. */
function saysNothing(signs: readonly Sign[]): boolean {
  const strengths = new Map(signs.map(({ sign, strength }) => [sign, strength]));
  return (
    (strengths.get('template') ?? 0) >= mostlyTemplate &&
    strengths.has('no-action') &&
    strengths.has('no-date') &&
    strengths.has('no-place')
  );
}

/** The share of an answer's words from which on it says nothing of its own. */
const mostlyTemplate = 0.75;
