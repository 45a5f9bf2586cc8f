/** One measured number, beside the least that anything could take for the same work, measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** In the same unit. */
  readonly floor?: number | undefined;
  readonly goal?: Goal | undefined;
}

/** What the figure should be: the value itself, or its ratio to the floor. */
export interface Goal {
  readonly of: 'value' | 'ratio';
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Ratios carry from machine to machine, values do not. */
export function ratioOf({ value, floor }: Figure): number | undefined {
  return floor === undefined ? undefined : value / floor;
}

/** Undefined where there is no goal. */
export function isMet(figure: Figure): boolean | undefined {
  const { goal, value } = figure;
  if (!goal) return undefined;
  const measured = goal.of === 'value' ? value : (ratioOf(figure) ?? Number.NaN);
  return (
    measured <= (goal.atMost ?? Number.POSITIVE_INFINITY) && measured >= (goal.atLeast ?? Number.NEGATIVE_INFINITY)
  );
}
