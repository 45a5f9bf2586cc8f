import { describe, expect, it } from 'vitest';
import { methodSchema } from '#shared/domain/ratings/method.ts';
import methodData from '#shared/region/komi/method.json' with { type: 'json' };
import { method } from '#test/support/komi.ts';

it('the sample method is the one of the design', () => {
  expect(method).toMatchObject({
    id: 'sample-1',
    sample: true,
    timeZone: 'Europe/Moscow',
    cutOffDays: 10,
    weights: { timeliness: 0.35, speed: 0.15, resolution: 0.2, satisfaction: 0.3 },
    speedShare: 0.5,
    shrinkage: { min: 5, max: 200 },
    minCycles: 2,
    volumeGroups: [
      { id: 'A', minDue: 300 },
      { id: 'B', minDue: 30 },
      { id: 'C', minDue: 0 },
    ],
    scoreDecimals: 2,
  });
});

describe('a method that no one can mean is refused', () => {
  it.each([
    ['weights above 1', { weights: { timeliness: 0.5, speed: 0.5, resolution: 0.5, satisfaction: 0.5 } }],
    ['weights below 1', { weights: { timeliness: 0.35, speed: 0.15, resolution: 0.2, satisfaction: 0.2 } }],
    ['a weight too few', { weights: { timeliness: 0.5, speed: 0.5 } }],
    ['version 0', { version: 0 }],
    ['a date that does not exist', { validFrom: '2026-02-30' }],
    ['a cut-off before the end', { cutOffDays: -1 }],
    ['more than the term', { speedShare: 1.5 }],
    ['no share of the term', { speedShare: 0 }],
    ['no volume groups', { volumeGroups: [] }],
    ['half a decimal', { scoreDecimals: 0.5 }],
  ])('%s', (_, unusual) => {
    expect(methodSchema.safeParse({ ...methodData, ...unusual }).success).toBe(false);
  });

  it('while weights that sum to 1 but for rounding are taken', () => {
    const weights = { timeliness: 0.1, speed: 0.2, resolution: 0.3, satisfaction: 0.4 };
    expect(0.1 + 0.2 + 0.3 + 0.4).toBe(1);
    expect(methodSchema.safeParse({ ...methodData, weights }).success).toBe(true);
    const thirds = { timeliness: 0.7, speed: 0.1, resolution: 0.1, satisfaction: 0.1 };
    expect(0.7 + 0.1 + 0.1 + 0.1).not.toBe(1);
    expect(methodSchema.safeParse({ ...methodData, weights: thirds }).success).toBe(true);
  });
});
