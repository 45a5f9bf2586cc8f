import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptsBeforeDeadLetter } from '#shared/lambda/queue.ts';
import { retryPauseMs } from '#shared/lambda/retry-pause.ts';

const hour = 3_600_000;

describe('the pause before another attempt', () => {
  it.each([
    [1, 5_000],
    [2, 10_000],
    [5, 80_000],
    [10, 2_560_000],
    [11, hour],
    [104, hour],
    [5000, hour],
  ])('after %i of them is at most %i ms, and any part of it by chance', (attempt, most) => {
    expect([0, 0.5, 1].map((random) => retryPauseMs(attempt, random))).toEqual([0, most / 2, most]);
  });

  it.each([
    [0, 0, 0],
    [0, 1, 5_000],
    [34_000, 0, 34_000],
    [34_000, 1, 39_000],
    [12 * hour, 0, 11.75 * hour],
    [100 * hour, 1, 11.75 * hour],
  ])('is no shorter than the %i ms that were asked for (chance %d): %i', (asked, random, pause) => {
    expect(retryPauseMs(1, random, asked)).toBe(pause);
    expect(retryPauseMs(50, random, asked)).toBe(pause);
  });

  it('is never negative, and never longer than SQS can hide a message', () => {
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    const asked = fc.option(fc.nat(100 * hour), { nil: undefined });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), random, asked, (attempt, chance, askedMs) => {
        const pause = retryPauseMs(attempt, chance, askedMs);
        return pause >= 0 && pause <= 12 * hour - 600_000;
      }),
    );
  });

  it('with all the attempts there are waits out two days, and its own faults less than two minutes', () => {
    const sum = (attempts: number, chance: number) =>
      Array.from({ length: attempts - 1 }, (_, index) => retryPauseMs(index + 1, chance)).reduce((a, b) => a + b, 0);
    expect(sum(attemptsBeforeDeadLetter.outageWithPauses, 0.5) / hour).toBeCloseTo(47, 0);
    expect(sum(attemptsBeforeDeadLetter.ownFault, 1)).toBeLessThan(120_000);
  });
});
