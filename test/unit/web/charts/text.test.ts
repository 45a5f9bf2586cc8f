import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '#shared/web/charts/text-width.ts';
import { balanceText, wrapText } from '#shared/web/charts/wrapped-text.ts';
import { forAll } from '#test/support/for-all.ts';

const room = { width: 300, fontSize: 13, maxLines: 2 };
const name = 'Государственное бюджетное учреждение здравоохранения Республики Коми «Печорская центральная больница»';

describe('width of text', () => {
  it.each([
    ['а', 10, 'regular', 5.65],
    ['Ж', 10, 'regular', 9.6],
    ['Ӧ', 10, 'regular', 7.4],
    ['№\u00a05', 10, 'regular', 10.95 + 2.5 + 5.8],
    ['е\u0308', 10, 'regular', 5.8],
    ['漢', 10, 'regular', 10],
    ['', 10, 'regular', 0],
  ] as const)('of «%s» at %d, %s', (text, size, weight, width) => {
    expect(textWidth(text, size, weight)).toBeCloseTo(width, 6);
  });

  it('is greater in semibold', () => {
    expect(textWidth(name, 13, 'semibold')).toBeGreaterThan(textWidth(name, 13));
  });
});

describe('wrapped text', () => {
  it.each([
    ['fits', 'Комитет по тарифам', ['Комитет по тарифам']],
    [
      'breaks at a space',
      'Администрация муниципального района «Прилузский»',
      ['Администрация муниципального района', '«Прилузский»'],
    ],
    [
      'breaks after a hyphen',
      'Управление строительства и жилищно-коммунального хозяйства',
      ['Управление строительства и жилищно-', 'коммунального хозяйства'],
    ],
    [
      'keeps what a no-break space joins',
      'Управление муниципальных школ города Ухты №\u00a05',
      ['Управление муниципальных школ города', 'Ухты №\u00a05'],
    ],
    ['takes line breaks for spaces', ' Комитет\n по \t тарифам ', ['Комитет по тарифам']],
    ['is empty', '', ['']],
  ])('%s', (_, text, lines) => {
    expect(wrapText(text, room)).toEqual({ lines, isCut: false });
  });

  it('ends in an ellipsis when the lines are full', () => {
    const { lines, isCut } = wrapText(name, room);
    expect(isCut).toBe(true);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^здравоохранения Республики Коми «П\p{L}*…$/u);
  });

  it('has lines of about the same length when balanced', () => {
    const text = 'Министерство здравоохранения Республики Коми';
    expect(wrapText(text, room).lines).toEqual(['Министерство здравоохранения Республики', 'Коми']);
    expect(balanceText(text, room).lines).toEqual(['Министерство здравоохранения', 'Республики Коми']);
  });

  it.each([wrapText, balanceText])('never is wider than its room: %o', (wrap) => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 98 }), fc.constantFrom('Щ'.repeat(98), name));
    forAll(
      fc.record({ text, width: fc.integer({ min: 40, max: 400 }), maxLines: fc.integer({ min: 1, max: 3 }) }),
      ({ text, width, maxLines }) => {
        const { lines } = wrap(text, { width, fontSize: 13, maxLines });
        expect(lines.length).toBeLessThanOrEqual(maxLines);
        expect(lines.filter((line) => textWidth(line, 13) > width)).toEqual([]);
      },
      500,
    );
  });

  it('loses no letter when nothing is cut', () => {
    forAll(fc.string({ unit: fc.constantFrom('а', 'Ж', '-', ' '), maxLength: 98 }), (text) => {
      const { lines } = wrapText(text, { ...room, maxLines: 99 });
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    });
  });
});
