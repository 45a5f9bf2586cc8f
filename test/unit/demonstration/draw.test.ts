import { describe, expect, it } from 'vitest';
import { type Draw, drawFrom, seedOf } from '#infra/local/demonstration/draw.ts';

const many = Array.from({ length: 4000 });

describe('draws', () => {
  it('are the same for the same seed', () => {
    const [a, b] = [drawFrom(63), drawFrom(63)];
    expect(many.map(() => a.share())).toEqual(many.map(() => b.share()));
  });

  it('of neighbouring appeals have nothing in common', () => {
    const firsts = many.map((_, index) => drawFrom(seedOf(63, index)).share());
    expect(new Set(firsts).size).toBe(firsts.length);
    expect(firsts.reduce((sum, share) => sum + share, 0) / firsts.length).toBeCloseTo(0.5, 1);
  });

  it.each<[string, (draw: Draw) => number, number]>([
    ['chance', (draw) => Number(draw.chance(0.3)), 0.3],
    ['int', (draw) => draw.int(1, 6), 3.5],
    ['pick', (draw) => draw.pick([1, 2, 3]), 2],
    [
      'weighted',
      (draw) =>
        draw.weighted([
          [0, 3],
          [1, 1],
        ]),
      0.25,
    ],
    ['normal', (draw) => draw.normal(), 0],
  ])('%s has its mean', (_, drawn, mean) => {
    const draw = drawFrom(5);
    const total = many.reduce<number>((sum) => sum + drawn(draw), 0);
    expect(Math.abs(total / many.length - mean)).toBeLessThan(0.1);
  });

  it('half of the factors are below 1', () => {
    const draw = drawFrom(6);
    const below = many.filter(() => draw.factor(0.55) < 1).length;
    expect(below / many.length).toBeCloseTo(0.5, 1);
  });

  it('cannot pick from nothing', () => {
    expect(() => drawFrom(7).weighted([])).toThrow(RangeError);
    expect(() => drawFrom(7).pick([])).toThrow(RangeError);
  });
});
