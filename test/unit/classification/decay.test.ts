import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decay } from '#shared/domain/classification/decay.ts';

it('is e to the power of −x to eight digits, and nothing from 40 on', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 39.999, noNaN: true }), (x) => {
      expect(Math.abs(decay(x) / Math.exp(-x) - 1)).toBeLessThan(1e-8);
    }),
  );
  expect([0, 40, 1e9].map(decay)).toEqual([1, 0, 0]);
});
