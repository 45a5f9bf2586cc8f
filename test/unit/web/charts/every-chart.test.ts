import { describe, expect, it } from 'vitest';
import { forAll } from '#test/support/for-all.ts';
import { randomCharts } from '#test/support/random-charts.ts';
import { outsideViewBox, overlappingTexts, readSvg } from '#test/support/svg-picture.ts';

/** What the PDF maker draws too. */
const drawable = new Set(['svg', 'title', 'g', 'rect', 'line', 'circle', 'path', 'text']);

describe.each(randomCharts)('$chart', ({ drawings }) => {
  it('has the same bytes for the same model', () => {
    forAll(drawings, ({ first, second }) => expect(second).toBe(first), 50);
  });

  it('is well-formed, has a name, and keeps to what a PDF can show', () => {
    forAll(
      drawings,
      ({ first }) => {
        const { elements } = readSvg(first);
        const [root, title] = elements;
        expect(root?.attributes).toMatchObject({ role: 'img', 'aria-label': title?.text.replace(/[\t\r\n]/g, ' ') });
        expect(title?.name).toBe('title');
        expect(elements.filter(({ name }) => !drawable.has(name))).toEqual([]);
        expect(elements.filter(({ attributes }) => 'style' in attributes || 'class' in attributes)).toEqual([]);
        expect(first).not.toMatch(/NaN|Infinity|undefined/);
      },
      150,
    );
  });

  it('never writes one text over another, nor anything outside the picture', () => {
    forAll(
      drawings,
      ({ first }) => {
        const picture = readSvg(first);
        expect(overlappingTexts(picture)).toEqual([]);
        expect(outsideViewBox(picture)).toEqual([]);
      },
      300,
    );
  });
});
