import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { compareFacts, factLine } from '#shared/domain/ratings/fact-line.ts';
import { parseFactLine } from '#shared/domain/ratings/read-fact-line.ts';
import type { AnalysedCycle } from '#shared/domain/satisfaction/analysed-cycle.ts';
import { analysedLine, parseAnalysedLine } from '#shared/domain/satisfaction/analysed-line.ts';

/** How the facts of a kind of report are written. */
export interface FactsFormat<T> {
  /** Throws SyntaxError that names the line. */
  parse(line: string, number: number): T;
  write(fact: T): string;
  compare(a: T, b: T): number;
}

export const ratingFormat: FactsFormat<RatingFact> = { parse: parseFactLine, write: factLine, compare: compareFacts };

export const analysisFormat: FactsFormat<AnalysedCycle> = {
  parse: parseAnalysedLine,
  write: analysedLine,
  compare: compareFacts,
};
