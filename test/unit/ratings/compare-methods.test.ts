import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMethods, type RatedByMethod } from '#shared/domain/ratings/compare-methods.ts';
import { type CycleRecord, factAt } from '#shared/domain/ratings/fact.ts';
import type { RatingMethod } from '#shared/domain/ratings/method.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { obstacleToRecount } from '#shared/domain/ratings/recountable.ts';
import { type Tally, tallyBodies } from '#shared/domain/ratings/tally.ts';
import { aLeague } from '#test/support/a-league.ts';
import { aTally } from '#test/support/a-tally.ts';
import { forAll } from '#test/support/for-all.ts';
import { method, termRules } from '#test/support/komi.ts';
import { anyLeague } from '#test/support/random-league.ts';

const october = periodOf('2026-10', termRules.zone, method.cutOffDays);

function rated(tallies: readonly Tally[], by: RatingMethod): RatedByMethod {
  return { method: by, tallies, league: aLeague(tallies, { method: by }) };
}

function ratedRecords(records: readonly CycleRecord[], by: RatingMethod): RatedByMethod {
  const facts = records.map((record) => factAt(record, october.cutOff));
  return rated(tallyBodies(facts, october, by), by);
}

const punctual = aTally('Инта', { timeliness: [98, 100], satisfaction: [20, 40] });
const liked = aTally('Ухта', { timeliness: [40, 100], satisfaction: [39, 40] });
const between = aTally('Сосногорск', { timeliness: [70, 100], satisfaction: [30, 40] });
const quiet = aTally('Емва', { timeliness: [4, 4] });
const byVerdicts = { ...method, weights: { timeliness: 0.1, speed: 0, resolution: 0, satisfaction: 0.9 } };

describe('another method', () => {
  const league = [punctual, between, liked];
  const { moves, differences } = compareMethods(rated(league, method), rated(league, byVerdicts));

  it('is told by the fields in which it differs', () => {
    expect(differences.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['weights.timeliness', 0.35, 0.1],
      ['weights.speed', 0.15, 0],
      ['weights.resolution', 0.2, 0],
      ['weights.satisfaction', 0.3, 0.9],
    ]);
  });

  it('moves bodies, and by new weights alone says what each indicator did', () => {
    expect(moves.map(({ body, places }) => [body, places])).toEqual([
      ['Инта', -2],
      ['Ухта', 2],
      ['Сосногорск', 0],
    ]);
    const [punctualParts = [], likedParts = []] = moves.map(({ parts }) => parts);
    for (const parts of [punctualParts, likedParts])
      expect(parts.map(({ indicator, cause }) => `${indicator} ${cause}`)).toEqual([
        'timeliness weight',
        'satisfaction weight',
      ]);
    expect(likedParts.map(({ points }) => points > 0)).toEqual([false, true]);
    expect(likedParts.every(({ againstLeague }) => againstLeague > 0)).toBe(true);
    expect(punctualParts.every(({ againstLeague }) => againstLeague < 0)).toBe(true);
    expect(moves.map(({ isWithinNoise }) => isWithinNoise)).toEqual([false, false, true]);
  });

  it('says that a place was not told apart before either', () => {
    const twins = [aTally('Инта', { timeliness: [90, 100] }), aTally('Ухта', { timeliness: [91, 100] })];
    const [move] = compareMethods(rated(twins, method), rated(twins, byVerdicts)).moves;
    expect(move?.isWithinNoise).toBe(true);
  });

  it('puts bounds of the shrinkage down as such', () => {
    const shrunk = { ...method, shrinkage: { min: 150, max: 200 } };
    const { moves } = compareMethods(rated([punctual, liked], method), rated([punctual, liked], shrunk));
    const causes = moves.flatMap(({ parts }) => parts.map(({ cause }) => cause));
    expect(new Set(causes)).toEqual(new Set(['shrinkage']));
  });

  it('takes bodies in or leaves them out', () => {
    const stricter = { ...method, minCycles: 5 };
    const [lax, strict] = [rated([quiet, punctual], method), rated([quiet, punctual], stricter)];
    const out = compareMethods(lax, strict);
    expect([out.left.map(({ body }) => body), out.entered]).toEqual([['Емва'], []]);
    const back = compareMethods(strict, lax);
    expect([back.left, back.entered.map(({ body }) => body)]).toEqual([[], ['Емва']]);
    expect(out.moves.map(({ body, places, placesByOthersListed }) => [body, places, placesByOthersListed])).toEqual([
      ['Инта', 1, 1],
    ]);
    expect(back.moves.map(({ places, placesByOthersListed }) => [places, placesByOthersListed])).toEqual([[-1, -1]]);
  });
});

const anyMethod: fc.Arbitrary<RatingMethod> = fc
  .record({
    parts: fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 100 }))),
    speedShare: fc.double({ min: 0.05, max: 1, noNaN: true }),
    bounds: fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 })),
    minCycles: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ parts, speedShare, bounds, minCycles }) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    const [timeliness = 0, speed = 0, resolution = 0, satisfaction = 0] = parts.map((part) => part / total);
    const weights = { timeliness, speed, resolution, satisfaction };
    return {
      ...method,
      weights,
      speedShare,
      shrinkage: { min: Math.min(...bounds), max: Math.max(...bounds) },
      minCycles,
    };
  });

describe('whatever the facts and the methods', () => {
  it('the parts sum to the change of the score', () => {
    forAll(
      fc.tuple(anyLeague, anyMethod, anyMethod),
      ([records, one, other]) => {
        const { moves, averagePoints } = compareMethods(ratedRecords(records, one), ratedRecords(records, other));
        for (const { parts, points, before, after } of moves) {
          expect(Math.abs(parts.reduce((sum, part) => sum + part.points, 0) - points)).toBeLessThan(1e-9);
          expect(points).toBe(after.score - before.score);
          const against = parts.reduce((sum, part) => sum + part.againstLeague, 0);
          expect(Math.abs(against - (points - averagePoints))).toBeLessThan(1e-9);
        }
      },
      300,
    );
  });

  it('a threshold of speed moves nothing through the other indicators', () => {
    forAll(
      fc.tuple(anyLeague, fc.double({ min: 0.05, max: 1, noNaN: true })),
      ([records, speedShare]) => {
        const { moves } = compareMethods(
          ratedRecords(records, method),
          ratedRecords(records, { ...method, speedShare }),
        );
        const parts = moves.flatMap((move) => move.parts.map(({ indicator, cause }) => `${indicator} ${cause}`));
        expect(parts.filter((part) => part !== 'speed threshold')).toEqual([]);
      },
      200,
    );
  });

  it('the same method moves nobody', () => {
    forAll(
      fc.tuple(anyLeague, anyMethod),
      ([records, one]) => {
        const found = compareMethods(ratedRecords(records, one), ratedRecords(records, { ...one }));
        expect([found.differences, found.entered, found.left]).toEqual([[], [], []]);
        for (const { places, points, parts, isWithinNoise } of found.moves)
          expect({ places, points, parts, isWithinNoise }).toEqual({
            places: 0,
            points: 0,
            parts: [],
            isWithinNoise: true,
          });
      },
      200,
    );
  });

  it('the biggest mover comes first, and nobody is lost', () => {
    forAll(
      fc.tuple(anyLeague, anyMethod, anyMethod),
      ([records, one, other]) => {
        const [before, after] = [ratedRecords(records, one), ratedRecords(records, other)];
        const { moves, entered, left } = compareMethods(before, after);
        const sizes = moves.map(({ places }) => Math.abs(places));
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        for (const { places, placesByOthersListed, ...move } of moves) {
          const better = (at: 'before' | 'after') => moves.filter((other) => other[at].place < move[at].place).length;
          expect(places - placesByOthersListed).toBe(better('before') - better('after'));
        }
        expect(moves.length + left.length).toBe(before.league.table.length);
        expect(moves.length + entered.length).toBe(after.league.table.length);
      },
      200,
    );
  });
});

describe('archived facts', () => {
  const report = { league: 'municipal', period: '2026-10' } as const;
  it.each<[string, Partial<RatingMethod>, ReturnType<typeof obstacleToRecount>]>([
    ['other weights', byVerdicts, undefined],
    ['a zone with the same clock', { timeZone: 'Europe/Kirov' }, undefined],
    ['a zone with another clock', { timeZone: 'Asia/Yekaterinburg' }, 'bounds'],
    ['a longer observation', { cutOffDays: 11 }, 'later-cut-off'],
    ['a shorter observation', { cutOffDays: 9 }, 'earlier-cut-off'],
    ['other leagues', { leagues: ['executive'] }, 'league'],
  ])('of a report and %s', (_, other, obstacle) => {
    expect(obstacleToRecount(report, method, { ...method, ...other })).toBe(obstacle);
  });
});
