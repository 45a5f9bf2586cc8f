import { describe, expect, it } from 'vitest';
import { analysedLine, parseAnalysedLine } from '#shared/domain/satisfaction/analysed-line.ts';
import { anAnalysedCycle, anAnswer, someCycles } from '#test/support/an-analysed-cycle.ts';
import { forAll } from '#test/support/for-all.ts';

describe('a line of the facts', () => {
  it('is read as it was written', () => {
    forAll(
      someCycles,
      (cycles) => {
        for (const cycle of cycles) {
          const line = analysedLine(cycle);
          expect(analysedLine(parseAnalysedLine(line, 1))).toBe(line);
        }
      },
      50,
    );
  });

  it('has one order of fields and no empty ones', () => {
    const cycle = anAnalysedCycle({
      asking: 'asked',
      answer: anAnswer({ mark: 2, reasons: ['late'] }),
      body: undefined,
    });
    expect(analysedLine(cycle)).toBe(
      '{"appealId":"7K2M04QX9ZTA","cycle":1,"sector":"housing","category":"roof","municipality":"usinsk","channel":"portal",' +
        '"clockStart":"2026-10-04T21:00:00.000Z","answeredAt":"2026-10-08T09:00:00.000Z","asking":"asked",' +
        '"answer":{"mark":2,"resolved":"yes","reasons":["late"]}}\n',
    );
  });

  it.each([
    ['not JSON', '{', 'line'],
    ['a word too many', analysedLine(anAnalysedCycle()).replace('{', '{"comment":"плохо",'), 'line'],
    ['a mark out of range', analysedLine(anAnalysedCycle({ answer: anAnswer({ mark: 6 }) })), 'answer.mark'],
  ])('is refused: %s', (_, line, path) => {
    expect(() => parseAnalysedLine(line, 7)).toThrow(new SyntaxError(`facts file, line 7: ${path}`));
  });
});
