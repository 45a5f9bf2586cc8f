/** How a double behaves to a recipient, so that people can try what the centre does with refusals. */
export const moods = ['blocked', 'flood', 'down'] as const;
export type Mood = (typeof moods)[number];

const words = [
  ['blocked', /^blocked|0403$/i],
  ['flood', /^flood|0429$/i],
  ['down', /^down|0503$/i],
] as const satisfies readonly (readonly [Mood, RegExp])[];

/** A name that begins with `blocked`, `flood` or `down`, or a number that ends with 0403, 0429 or 0503; any other is well served. */
export function moodOf(recipient: string): Mood | undefined {
  return words.find(([, pattern]) => pattern.test(recipient))?.[0];
}
