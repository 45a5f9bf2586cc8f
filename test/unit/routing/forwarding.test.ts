import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesOf } from '#shared/domain/classification/catalogue.ts';
import {
  type ForwardingCount,
  forwardingStatistic,
  forwardingTally,
  likelyBodies,
} from '#shared/domain/routing/forwarding.ts';
import { region } from '#shared/region/region.ts';
import { forAll } from '#test/support/for-all.ts';

const rules = { months: 12, smoothing: 5, minimum: 10, minShare: 0.2, minProposed: 0.5, maxCandidates: 3 };
const topic = { sector: 'roads', category: 'snow' };
const places = ['ukhta', 'inta', 'usinsk'];
const administrations = {
  administrationOf: (municipality: string) => (places.includes(municipality) ? `mun-${municipality}` : undefined),
  municipalityOf: (body: string) => places.find((place) => [`mun-${place}`, `old-${place}`].includes(body)),
};
const count = (municipality: string, body: string, times: number): ForwardingCount => ({
  ...topic,
  municipality,
  body,
  count: times,
});
const likely = (counts: ForwardingCount[], about: { municipality?: string } = { municipality: 'ukhta' }) =>
  likelyBodies(forwardingStatistic('1', counts), { ...topic, ...about }, administrations, rules).map(
    ({ body, share }) => [body, share],
  );

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

  it('is that administration for whatever one has answered: of a place not told, and of the past', () => {
    const nowhere = { ...topic, body: 'mun-inta', count: 6 };
    expect(likely([nowhere, count('usinsk', 'old-usinsk', 6)])).toEqual([['mun-ukhta', 1]]);
    expect(likely([nowhere, { ...topic, body: 'mindor', count: 6 }], {})).toEqual([['mindor', 0.5]]);
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
      const candidates = likelyBodies(
        forwardingStatistic('1', counts),
        { ...topic, municipality },
        administrations,
        rules,
      );
      const shares = candidates.map(({ share }) => share);
      expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
      expect(candidates.filter(({ share, evidence }) => share < 0.2 || evidence < 10)).toEqual([]);
      expect(new Set(candidates.map(({ body }) => body)).size).toBe(candidates.length);
    });
  });
});

describe('what is counted', () => {
  const cycle = { ...topic, municipality: 'ukhta', forwarded: {}, answeredAt: 1, answeredBy: 'mindor' };
  const known = {
    ...administrations,
    placeOf: placesOf(region.catalogue),
    isPresent: (body: string) => ['mindor', 'avtodor', 'mun-ukhta'].includes(body),
  };
  const counted = (cycles: readonly (typeof cycle | object)[]) => {
    const tally = forwardingTally(known);
    for (const one of cycles) tally.add({ ...cycle, ...one });
    return tally.counts();
  };
  it.each<[string, object[], object[]]>([
    ['an answer after a forwarding', [cycle, cycle], [count('ukhta', 'mindor', 2)]],
    ['not one that nobody forwarded', [{ forwarded: undefined }], []],
    ['not one that is not answered', [{ answeredAt: undefined }], []],
    ['not one of which is not known who answered', [{ answeredBy: undefined }], []],
    ['not one of a body that is gone or unknown', [{ answeredBy: 'exec-gone' }], []],
    ['but of a former administration', [{ answeredBy: 'old-ukhta' }], [count('ukhta', 'old-ukhta', 1)]],
    ['not one in a source’s own words', [{ sector: 'Дороги', category: 'Ямы' }], []],
    ['not «прочие»', [{ category: 'other' }, { sector: 'other', category: 'other' }], []],
    ['one without a municipality', [{ municipality: undefined }], [{ ...topic, body: 'mindor', count: 1 }]],
    ['one of elsewhere, as one without', [{ municipality: 'Невский' }], [{ ...topic, body: 'mindor', count: 1 }]],
  ])('%s', (_, cycles, counts) => {
    expect(counted(cycles)).toEqual(counts);
  });

  it('in any order gives the same list, the largest first', () => {
    const others = [{ answeredBy: 'avtodor' }, { municipality: 'inta' }, {}, {}];
    expect(counted(others.toReversed())).toEqual(counted(others));
    expect(counted(others).map(({ count: times }) => times)).toEqual([2, 1, 1]);
  });
});
