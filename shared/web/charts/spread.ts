interface Label {
  readonly middle: number;
  readonly height: number;
}

/**
 * Middles of labels in a column, each as near to the wished one as the others let it, in the order of the wishes, none
 * over another. They stay between top and bottom when the column is high enough for all.
 */
export function spread(labels: readonly Label[], top: number, bottom: number): number[] {
  const order = labels.map((label, index) => ({ label, index })).toSorted((a, b) => a.label.middle - b.label.middle);
  const middles = labels.map(({ middle }) => middle);
  let free = top;
  for (const { label, index } of order) {
    middles[index] = Math.max(label.middle, free + label.height / 2);
    free = middles[index] + label.height / 2;
  }
  let room = bottom;
  for (const { label, index } of order.toReversed()) {
    middles[index] = Math.min(middles[index] ?? label.middle, room - label.height / 2);
    room = middles[index] - label.height / 2;
  }
  return middles;
}
