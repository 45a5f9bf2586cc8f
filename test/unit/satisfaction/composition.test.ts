import { describe, expect, it } from 'vitest';
import { twoSidedQuantile, wilson } from '#shared/domain/ratings/wilson.ts';
import { countIn, emptyCell } from '#shared/domain/satisfaction/cell.ts';
import { compositionOf } from '#shared/domain/satisfaction/composition.ts';
import { anAnswer } from '#test/support/an-analysed-cycle.ts';

function group(id: string, cycles: number, judged: number, shown: 'full' | 'hidden' = 'full') {
  const cell = emptyCell();
  for (let index = 0; index < cycles; index += 1)
    countIn(cell, index < judged ? { asking: 'asked', answer: anAnswer() } : { asking: 'not-asked' });
  return { counted: { id, cell }, shown: { name: id, shown } };
}

describe('the part of a group among judged cycles against all', () => {
  it('has Newcombe’s interval (1998, table II, a: 56/70 − 48/80, method 10), as wide as all groups together need', () => {
    // Two groups: 95 % each is 90 % for both.
    const [first] = compositionOf([group('one', 104, 56), group('other', 46, 14)], 0.9);
    const unjudged = 80 / 150;
    expect(first?.ofAll).toBeCloseTo(104 / 150, 12);
    expect(first?.difference).toBeCloseTo(unjudged * (56 / 70 - 48 / 80), 12);
    expect((first?.interval?.[0] ?? 0) / unjudged).toBeCloseTo(0.0524, 4);
    expect((first?.interval?.[1] ?? 0) / unjudged).toBeCloseTo(0.3339, 4);
    expect(first?.verdict).toBe('more');
  });

  it('tells nothing of a hidden group but its part of all', () => {
    const [hidden] = compositionOf([group('one', 40, 5, 'hidden'), group('other', 60, 30, 'hidden')], 0.95);
    expect(hidden).toEqual({ id: 'one', name: 'one', shown: 'hidden', ofAll: 0.4 });
  });

  it('says nothing where all were judged, or none', () => {
    for (const judged of [0, 40])
      expect(compositionOf([group('one', 40, judged)], 0.95)).toEqual([
        {
          ...{ id: 'one', name: 'one', shown: 'full', ofAll: 1 },
          judged: { n: 40, s: judged, interval: wilson({ n: 40, s: judged }, twoSidedQuantile(0.95)) },
        },
      ]);
  });
});
