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
 * others, both groups of the same weight. Linear in the length of the texts.
 */
export function emptyAnswer(exchange: Exchange): Emptiness {
  const found = signsOf(exchange).map(({ sign, strength, places }) => {
    return { sign, strength, adds: strength * data.weights[sign], places };
  });
  const logOdds = found.reduce((sum, { adds }) => sum + adds, data.intercept);
  return { score: 1 / (1 + Math.exp(-logOdds)), signs: found.sort((a, b) => b.adds - a.adds) };
}
