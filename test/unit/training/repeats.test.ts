import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatFinder } from '#shared/training/repeats.ts';

const known = [
  'На улице Ленина, 12 большая яма во дворе',
  'один два три четыре пять шесть семь восемь девять десять',
  '112',
];

describe('repeats of known texts', () => {
  it.each([
    ['НА  УЛИЦЕ ленина, 12 большая яма\nво дворе ', 'exact'],
    ['На улице Ленина 7 большая яма — во дворе!', 'near'],
    // 9 of 11 words are common: 0.82.
    ['один два три четыре пять шесть семь восемь девять сто', 'near'],
    ['десять девять восемь семь шесть пять четыре три два один', 'near'],
    // 8 of 12: 0.67.
    ['один два три четыре пять шесть семь восемь сто двести', 'none'],
    ['один два три четыре пять шесть семь', 'none'],
    ['На улице Ленина не горит фонарь', 'none'],
    ['112', 'exact'],
    ['113', 'none'],
    ['', 'none'],
  ])('%s: %s', (text, repeat) => {
    expect(repeatFinder(known)(text)).toBe(repeat);
  });

  it('finds all that a comparison with every known text finds', () => {
    const words = fc.array(fc.constantFrom(...'абвгдежзик'), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), words, (others, own) => {
        const isLike = (other: readonly string[]) => {
          const all = new Set([...own, ...other]);
          const common = [...all].filter((word) => own.includes(word) && other.includes(word));
          return other.join('') === own.join('') || common.length >= 0.8 * all.size;
        };
        const found = repeatFinder(others.map((other) => other.join('-')))(own.join('  ;'));
        expect(found !== 'none').toBe(others.some(isLike));
      }),
      { numRuns: 500 },
    );
  });
});
