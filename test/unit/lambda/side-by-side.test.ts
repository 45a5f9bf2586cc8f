import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { sideBySide } from '#shared/lambda/side-by-side.ts';

it('does the work in so many lanes, each taking what is next', async () => {
  const items = Array.from({ length: 9 }, (_, index) => index).values();
  const done: number[] = [];
  let [busy, busiest] = [0, 0];
  await sideBySide(3, async () => {
    for (const item of items) {
      busy += 1;
      busiest = Math.max(busiest, busy);
      await setTimeout(1);
      busy -= 1;
      done.push(item);
    }
  });
  expect(done.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(busiest).toBe(3);
});

it('fails when nothing is under way any more, with what failed first', async () => {
  const lanes = [0, 1, 2].values();
  let ended = 0;
  const failing = sideBySide(3, async () => {
    const lane = lanes.next().value ?? 0;
    if (lane === 1) throw new Error('lane 1');
    await setTimeout(20);
    ended += 1;
    if (lane === 2) throw new Error('lane 2');
  });
  await expect(failing).rejects.toThrow('lane 1');
  expect(ended).toBe(2);
});
