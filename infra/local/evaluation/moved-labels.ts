import type { Judged } from '#shared/training/measures.ts';

/** How a label fares with one model against another. */
export interface MovedLabel {
  readonly label: string;
  readonly texts: number;
  /** Texts of the label that only the one is right of. */
  readonly gained: number;
  /** Texts of the label that only the other is right of. */
  readonly lost: number;
}

/** Labels of which the models are right or wrong of different texts, those with the most such texts first. */
export function movedLabels(own: readonly Judged[], other: readonly Judged[]): MovedLabel[] {
  const labels = new Map<string, MovedLabel>();
  for (const [at, { truth, answer }] of own.entries()) {
    const isRight = answer === truth;
    const wasRight = other[at]?.answer === truth;
    const { texts, gained, lost } = labels.get(truth) ?? { texts: 0, gained: 0, lost: 0 };
    labels.set(truth, {
      label: truth,
      texts: texts + 1,
      gained: gained + (isRight && !wasRight ? 1 : 0),
      lost: lost + (wasRight && !isRight ? 1 : 0),
    });
  }
  return [...labels.values()]
    .filter(({ gained, lost }) => gained + lost > 0)
    .sort((a, b) => b.gained + b.lost - (a.gained + a.lost) || (a.label < b.label ? -1 : 1));
}
