import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ForwardingCount, forwardingCounts, likelyBodies } from '#shared/domain/routing/forwarding.ts';
import { forAll } from '#test/support/for-all.ts';

const rules = { smoothing: 5, minimum: 10, minShare: 0.2, maxCandidates: 3 };
const topic = { sector: 'roads', category: 'snow' };
const administrationOf = (municipality: string) => `mun-${municipality}`;
const count = (municipality: string, body: string, times: number): ForwardingCount => ({
  ...topic,
  municipality,
  body,
  count: times,
});
const likely = (counts: ForwardingCount[], about: { municipality?: string } = { municipality: 'ukhta' }) =>
  likelyBodies(counts, { ...topic, ...about }, administrationOf, rules).map(({ body, share }) => [body, share]);

describe('who probably answers', () => {
  it('is nobody where the evidence is thin', () => {
    expect(likely([count('ukhta', 'mindor', 9)])).toEqual([]);
    expect(likely([count('ukhta', 'mindor', 10)])).toEqual([['mindor', 1]]);
  });

  it('is who answers in the region, where the municipality itself has no history', () => {
    expect(likely([count('inta', 'mindor', 15), count('usinsk', 'avtodor', 5)])).toEqual([
      ['mindor', 0.75],
      ['avtodor', 0.25],
    ]);
  });

  it('is the municipality’s own administration, where administrations answer elsewhere', () => {
    expect(likely([count('inta', 'mun-inta', 8), count('usinsk', 'mun-usinsk', 8)])).toEqual([['mun-ukhta', 1]]);
    expect(likely([count('inta', 'mun-inta', 8), count('usinsk', 'mun-usinsk', 8)], {})).toEqual([]);
  });

  it('is drawn from the region’s share to the municipality’s own as its history grows', () => {
    const elsewhere = count('inta', 'mindor', 80);
    expect(likely([elsewhere, count('ukhta', 'mun-ukhta', 5)])[0]).toEqual(['mun-ukhta', expect.closeTo(0.529, 3)]);
    expect(likely([elsewhere, count('ukhta', 'mun-ukhta', 20)])[0]).toEqual(['mun-ukhta', expect.closeTo(0.84, 3)]);
  });

  it('is told of the same category alone', () => {
    const other = { ...count('ukhta', 'mindor', 50), category: 'potholes' };
    expect(likely([other])).toEqual([]);
  });

  it('has shares that sum to no more than one, in falling order, above the least', () => {
    const anyCounts = fc.array(
      fc.record({
        sector: fc.constant('roads'),
        category: fc.constantFrom('snow', 'potholes'),
        municipality: fc.constantFrom('ukhta', 'inta', undefined),
        body: fc.constantFrom('mun-ukhta', 'mun-inta', 'mindor', 'avtodor'),
        count: fc.integer({ min: 1, max: 50 }),
      }),
      { maxLength: 20 },
    );
    forAll(fc.tuple(anyCounts, fc.constantFrom('ukhta', 'inta', 'usinsk', undefined)), ([counts, municipality]) => {
      const candidates = likelyBodies(counts, { ...topic, municipality }, administrationOf, rules);
      const shares = candidates.map(({ share }) => share);
      expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
      expect(candidates.filter(({ share, evidence }) => share < 0.2 || evidence < 10)).toEqual([]);
      expect(new Set(candidates.map(({ body }) => body)).size).toBe(candidates.length);
    });
  });
});

describe('what is counted', () => {
  const cycle = { ...topic, municipality: 'ukhta', forwardedBy: 'minstroy', answeredAt: 1, body: 'mindor' };
  it.each([
    ['an answer after a forwarding', [cycle, cycle], [count('ukhta', 'mindor', 2)]],
    ['not one that nobody forwarded', [{ ...cycle, forwardedBy: undefined }], []],
    ['not one that is not answered', [{ ...cycle, answeredAt: undefined }], []],
    [
      'also without a municipality',
      [{ ...cycle, municipality: undefined }],
      [{ ...topic, municipality: undefined, body: 'mindor', count: 1 }],
    ],
  ])('%s', (_, cycles, counts) => {
    expect(forwardingCounts(cycles)).toEqual(counts);
  });

  it('in any order gives the same list', () => {
    const other = { ...cycle, body: 'avtodor' };
    expect(forwardingCounts([cycle, other])).toEqual(forwardingCounts([other, cycle]));
  });
});
