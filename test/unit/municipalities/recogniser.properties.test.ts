import fc from 'fast-check';
import { expect, it } from 'vitest';
import { komi, recogniser } from '#test/support/a-recogniser.ts';
import { forAll } from '#test/support/for-all.ts';

const ids = komi.municipalities.map(({ id }) => id);
const names = komi.municipalities.flatMap(({ settlements }) => Object.values(settlements).flat());
const pieces = fc.constantFrom(
  ...names,
  'г.',
  'п.',
  'р.',
  'ул.',
  'район',
  'с',
  '«',
  '»',
  '-',
  ', ',
  'İ',
  'м',
  'о',
  '😀',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(' ')),
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
);

it('takes any text; what it quotes stands where it says', () => {
  forAll(fc.tuple(anyText, fc.option(anyText, { nil: undefined })), ([text, address]) => {
    const found = recogniser.recognise({ text, address });
    if (!found) return;
    const read = found.foundIn === 'text' ? text : (address ?? '');
    expect(found.candidates.length).toBeGreaterThan(0);
    expect(found.municipality).toBe(found.candidates.length === 1 ? found.candidates[0] : undefined);
    expect(found.candidates.filter((id) => !ids.includes(id))).toEqual([]);
    for (const { at, words } of found.mentions) expect(read.slice(at, at + words.length)).toBe(words);
  });
});

it('does not see the case of letters', () => {
  forAll(fc.array(pieces, { maxLength: 20 }), (parts) => {
    const text = parts.filter((part) => part !== 'İ').join(' ');
    expect(recogniser.recognise({ text: text.toUpperCase() })?.candidates).toEqual(
      recogniser.recognise({ text: text.toLowerCase() })?.candidates,
    );
  });
});

it.each([
  ['words that begin names', 'усть '],
  ['one name after another', 'п. Усть-Кулом '],
  ['one word', 'у'],
  ['hyphens', '-'],
  ['a plain text', 'нет воды третий день, Инта '],
])('reads a megabyte of %s in time', (_, part) => {
  const seconds = (length: number) => {
    const text = part.repeat(length / part.length);
    const start = performance.now();
    recogniser.recognise({ text });
    return (performance.now() - start) / 1000;
  };
  seconds(1000);
  expect(seconds(1_000_000)).toBeLessThan(5);
});
