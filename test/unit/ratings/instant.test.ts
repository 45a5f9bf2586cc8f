import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '#shared/domain/ratings/instant.ts';

describe('an instant of a facts file', () => {
  it('is what it was written from', () => {
    const instants = fc.date({
      min: new Date('0001-01-01T00:00:00.000Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        expect(instantOf(date.toISOString())).toBe(date.getTime());
      }),
    );
  });

  it.each([
    '2026-02-31T10:00:00.000Z',
    '2026-02-29T10:00:00.000Z',
    '2026-13-01T10:00:00.000Z',
    '2026-10-05T24:00:00.000Z',
    '2026-10-05T10:60:00.000Z',
    '2026-10-05T10:00:60.000Z',
    '2026-10-05T10:00:00.0x0Z',
    '2026-10-05 10:00:00.000Z',
    '2026-10-05T10:00:00.000z',
    '2026-10-5T10:00:00.0000Z',
    '2026-10-05T10:00:00Z',
    '',
  ])('%j is none', (text) => {
    expect(instantOf(text)).toBeNaN();
  });
});
