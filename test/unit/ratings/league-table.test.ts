import { describe, expect, it } from 'vitest';
import type { Tally } from '#shared/domain/ratings/tally.ts';
import { aLeague } from '#test/support/a-league.ts';
import { aTally } from '#test/support/a-tally.ts';
import { method } from '#test/support/komi.ts';

const sameName = (body: string) => body;
const tableOf = (tallies: readonly Tally[], listed: readonly string[] = []) => aLeague(tallies, { listed });
const places = (tallies: readonly Tally[], nameOf = sameName) =>
  aLeague(tallies, { nameOf }).table.map(({ place, body, shownScore }) => `${place} ${body} ${shownScore}`);

describe('the score', () => {
  it('of the method’s check: a lucky 1 of 1 is not first', () => {
    const shown = ['1/1', '3/3', '9/10', '27/30', '45/50', '60/100', '180/300', '15/50'];
    const tallies = shown.map((share) => {
      const [s = 0, n = 0] = share.split('/').map(Number);
      return aTally(share, { timeliness: [s, n] }, { cycles: n + 1 });
    });
    const { table, weights, dropped, priors } = tableOf(tallies);
    expect(dropped).toEqual(['speed', 'resolution', 'satisfaction']);
    expect(weights).toEqual({ timeliness: 1, speed: 0, resolution: 0, satisfaction: 0 });
    expect(priors.timeliness?.mean).toBe(0.625);
    expect(table.map(({ place, body, score }) => [place, body, score.toFixed(4)])).toEqual([
      [1, '45/50', '87.0003'],
      [2, '27/30', '85.3394'],
      [3, '9/10', '79.5577'],
      [4, '3/3', '74.8332'],
      [5, '1/1', '67.7656'],
      [6, '60/100', '60.1442'],
      [7, '180/300', '60.0500'],
      [8, '15/50', '33.5451'],
    ]);
  });

  it('is the weighted sum of shrunk shares', () => {
    // One body alone: κ is 200 and μ its own share, so nothing shrinks.
    const only = aTally('Инта', { timeliness: [8, 10], speed: [3, 10], resolution: [9, 10], satisfaction: [1, 2] });
    const [row] = tableOf([only]).table;
    expect(row?.score).toBeCloseTo(100 * (0.35 * 0.8 + 0.15 * 0.3 + 0.2 * 0.9 + 0.3 * 0.5), 12);
    expect(row?.shownScore).toBe('65.50');
    expect(row?.indicators.satisfaction).toMatchObject({ n: 2, s: 1, shrunk: expect.closeTo(0.5, 12) });
  });

  it('takes the league’s mean where a body has no cycles', () => {
    const rated = aTally('Инта', { timeliness: [8, 10], satisfaction: [3, 4] });
    const unrated = aTally('Ухта', { timeliness: [8, 10] });
    const { table } = tableOf([rated, unrated]);
    expect(table.map(({ indicators }) => indicators.satisfaction.shrunk)).toEqual([0.75, 0.75]);
  });

  it('is worked out with the cycles of bodies that are not ranked', () => {
    const tallies = [aTally('Инта', { timeliness: [8, 10] }), aTally('Ухта', { timeliness: [0, 1] })];
    expect(tableOf(tallies).priors.timeliness?.mean).toBe(8 / 11);
    expect(tableOf(tallies).table).toHaveLength(1);
  });
});

describe('an indicator that nobody has a cycle of', () => {
  it('is dropped, and the other weights are rescaled to 1', () => {
    const tally = aTally('Инта', { timeliness: [8, 10], speed: [3, 10], resolution: [9, 10] });
    const { weights, dropped, priors, table } = tableOf([tally]);
    expect(dropped).toEqual(['satisfaction']);
    expect(priors.satisfaction).toBeUndefined();
    expect(weights).toEqual({
      timeliness: expect.closeTo(0.5, 12),
      speed: expect.closeTo(0.15 / 0.7, 12),
      resolution: expect.closeTo(0.2 / 0.7, 12),
      satisfaction: 0,
    });
    expect(table[0]?.score).toBeCloseTo((100 * (0.35 * 0.8 + 0.15 * 0.3 + 0.2 * 0.9)) / 0.7, 10);
    const nothing = { n: 0, s: 0, againstLeague: 0, oneMoreFailure: 0, categories: [] };
    expect(table[0]?.indicators.satisfaction).toEqual(nothing);
  });

  it('leaves the weights as they are where none is dropped', () => {
    const tally = aTally('Инта', { timeliness: [1, 2], speed: [1, 2], resolution: [1, 2], satisfaction: [1, 2] });
    expect(tableOf([tally])).toMatchObject({ weights: method.weights, dropped: [] });
    // They sum to 1 but for rounding, and are not touched for that.
    const weights = { timeliness: 0.7, speed: 0.1, resolution: 0.1, satisfaction: 0.1 };
    expect(aLeague([tally], { method: { ...method, weights } }).weights).toStrictEqual(weights);
  });

  it('may be the only one that weighs: nothing is left to score by', () => {
    const weights = { timeliness: 0, speed: 0, resolution: 0, satisfaction: 1 };
    const tally = aTally('Инта', { timeliness: [1, 2] });
    const { table, weights: left } = aLeague([tally], { method: { ...method, weights } });
    expect(left).toEqual({ timeliness: 0, speed: 0, resolution: 0, satisfaction: 0 });
    expect(table).toMatchObject([{ place: 1, score: 0, shownScore: '0.00' }]);
  });

  it('may be every one: a league without cycles has an empty table', () => {
    expect(tableOf([])).toEqual({
      weights: { timeliness: 0, speed: 0, resolution: 0, satisfaction: 0 },
      dropped: ['timeliness', 'speed', 'resolution', 'satisfaction'],
      priors: {},
      leagueScore: 0,
      table: [],
      notRanked: [],
      signals: [],
    });
  });
});

describe('places', () => {
  const good = { timeliness: [95, 100] } as const;
  const poor = { timeliness: [50, 100] } as const;

  it('are shared by equal scores, and the next ones are skipped', () => {
    const tallies = [aTally('Ухта', good), aTally('Вуктыл', poor), aTally('Инта', good)];
    expect(places(tallies)).toEqual(['1 Инта 94.29', '1 Ухта 94.29', '3 Вуктыл 51.43']);
    const lowTie = [aTally('Ухта', poor), aTally('Вуктыл', good), aTally('Инта', poor), aTally('Печора', poor)];
    expect(places(lowTie).map((row) => row.slice(0, 3))).toEqual(['1 В', '2 И', '2 П', '2 У']);
  });

  it('are shared by scores that are shown alike, in the order of names', () => {
    const better = aTally('Ухта', { timeliness: [900_001, 1_000_000] });
    const worse = aTally('Инта', { timeliness: [900_000, 1_000_000] });
    const { table } = tableOf([better, worse]);
    expect(table.map(({ place, body }) => [place, body])).toEqual([
      [1, 'Инта'],
      [1, 'Ухта'],
    ]);
    expect((table[1]?.score ?? 0) > (table[0]?.score ?? 0)).toBe(true);
  });

  it('are told apart by as many decimals as the method shows', () => {
    const better = aTally('Ухта', { timeliness: [900_001, 1_000_000] });
    const worse = aTally('Инта', { timeliness: [900_000, 1_000_000] });
    const { table } = aLeague([better, worse], { method: { ...method, scoreDecimals: 6 } });
    expect(table.map(({ place, body }) => [place, body])).toEqual([
      [1, 'Ухта'],
      [2, 'Инта'],
    ]);
  });

  it('go by numbers, not by their writing', () => {
    const best = aTally('Инта', { timeliness: [1000, 1000] });
    const good = aTally('Ухта', { timeliness: [990, 1000] });
    const least = aTally('Печора', { timeliness: [20, 1000] });
    expect(places([least, best, good]).map((row) => row.split(' ')[1])).toEqual(['Инта', 'Ухта', 'Печора']);
  });

  it('inside a tie go by name in code points, then by id', () => {
    const names: Record<string, string> = { a: 'Ухта', b: 'ёлка', c: 'Ёлка', d: 'Ухта', e: 'Инта' };
    const tallies = ['d', 'a', 'b', 'c', 'e'].map((body) => aTally(body, good));
    expect(places(tallies, (body) => names[body] ?? '').map((row) => row.slice(0, 3))).toEqual([
      '1 c',
      '1 e',
      '1 a',
      '1 d',
      '1 b',
    ]);
  });
});

describe('bodies with fewer than two cycles', () => {
  it('are listed under «not ranked» with their raw numbers, by name, and those of the directory without any', () => {
    const { table, notRanked } = tableOf(
      [
        aTally('Ухта', { timeliness: [1, 1] }),
        aTally('Инта', { timeliness: [2, 2] }),
        aTally('Усинск', {}, { cycles: 1 }),
      ],
      ['Инта', 'Ухта', 'Воркута', 'Усинск'],
    );
    expect(table.map(({ body }) => body)).toEqual(['Инта']);
    expect(notRanked.map(({ body, name, due, cycles }) => [body, name, due, cycles])).toEqual([
      ['Воркута', 'Воркута', 0, 0],
      ['Усинск', 'Усинск', 0, 1],
      ['Ухта', 'Ухта', 1, 1],
    ]);
    expect(notRanked[2]?.indicators.timeliness).toEqual({ n: 1, s: 1 });
    expect(notRanked[0]?.indicators.satisfaction).toEqual({ n: 0, s: 0 });
  });

  it('are ranked with two that were answered and none due', () => {
    expect(places([aTally('Инта', { resolution: [2, 2] }, { due: 0 })])).toEqual(['1 Инта 100.00']);
  });
});

it.each([
  [0, 'C'],
  [29, 'C'],
  [30, 'B'],
  [299, 'B'],
  [300, 'A'],
  [5_000, 'A'],
])('with %i cycles due a body is in group %s', (due, group) => {
  const tally = aTally('Инта', { timeliness: [due, due] }, { due, cycles: 1_000 });
  const shuffled = { ...method, volumeGroups: [...method.volumeGroups].reverse() };
  expect(aLeague([tally], { method: method }).table[0]?.group).toBe(group);
  expect(aLeague([tally], { method: shuffled }).table[0]?.group).toBe(group);
});

it('a body below every group is in the smallest', () => {
  const volumeGroups = [
    { id: 'big', minDue: 100 },
    { id: 'small', minDue: 10 },
  ];
  const tally = aTally('Инта', { timeliness: [2, 2] });
  expect(aLeague([tally], { method: { ...method, volumeGroups } }).table[0]?.group).toBe('small');
});
