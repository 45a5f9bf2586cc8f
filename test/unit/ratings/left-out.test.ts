import { describe, expect, it } from 'vitest';
import { ratingFlags } from '#shared/domain/appeals/fact-data.ts';
import { compareMethods } from '#shared/domain/ratings/compare-methods.ts';
import { factAt, type RatingFact } from '#shared/domain/ratings/fact.ts';
import { factLine } from '#shared/domain/ratings/fact-line.ts';
import { methodSchema } from '#shared/domain/ratings/method.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { parseFactLine } from '#shared/domain/ratings/read-fact-line.ts';
import { tallyBodies } from '#shared/domain/ratings/tally.ts';
import { leftOutText } from '#shared/web/left-out.ts';
import { aCycleRecord, aRatingFact } from '#test/support/a-cycle-record.ts';
import { aLeague } from '#test/support/a-league.ts';
import { method, termRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';

const october = periodOf('2026-10', termRules.zone, method.cutOffDays);
const answeredAt = moscow('2026-10-06');
const { excludedFlags: _flags, ...older } = method;
const rated = (unusual: Partial<RatingFact>) =>
  aRatingFact({ answeredAt, satisfied: true, surveySeconds: 60, ...unusual });

describe('a flagged verdict', () => {
  const at = moscow('2026-10-08');
  const survey = { satisfied: true, by: 'survey', mark: 5 } as const;

  it('is the later one of two that say the same', () => {
    const ratings = [
      { ...survey, at },
      { ...survey, at: at + 1, flags: ['many-from-one-address' as const] },
    ];
    const record = aCycleRecord({ answeredAt, answeredBy: 'mun-inta', ratings });
    expect(factAt(record, october.cutOff)).toMatchObject({ satisfied: true, flags: ['many-from-one-address'] });
    expect(factAt(aCycleRecord({ answeredAt, ratings: ratings.slice(0, 1) }), october.cutOff).flags).toBeUndefined();
  });

  it('stands at the end of its line, which is otherwise as it ever was', () => {
    const plain = factLine(rated({}));
    const flagged = factLine(rated({ flags: ['own-network'] }));
    expect(flagged).toBe(plain.replace(/\}\n$/, ',"flags":["own-network"]}\n'));
    expect(parseFactLine(flagged, 1)).toEqual({ ...parseFactLine(plain, 1), flags: ['own-network'] });
  });

  it.each(['[]', '["other"]', '"own-network"', '{}'])('is not %s', (flags) => {
    const line = factLine(rated({})).replace(/\}\n$/, `,"flags":${flags}}`);
    expect(() => parseFactLine(line, 7)).toThrow('line 7: flags');
  });
});

describe('what a method leaves out', () => {
  const facts = [
    rated({ appealId: 'A' }),
    rated({ appealId: 'B', flags: ['own-network'] }),
    rated({ appealId: 'C', flags: ['many-from-one-address'], satisfied: false }),
    rated({ appealId: 'D', flags: [...ratingFlags] }),
    rated({ appealId: 'E', flags: ['own-network'], satisfied: undefined }),
  ];

  it('is counted, by its flags', () => {
    const [tally] = tallyBodies(facts, october, method);
    expect(tally?.shares.satisfaction).toEqual({ n: 1, s: 1 });
    expect(tally?.leftOut).toEqual({ count: 3, 'own-network': 2, 'many-from-one-address': 2 });
    expect(tally?.signals['one-address']).toEqual({ n: 5, s: 2 });
    expect(tally?.signals['own-network']).toEqual({ n: 5, s: 3 });
  });

  it('is nothing to a method from before, and then nobody speaks of it', () => {
    const [tally] = tallyBodies(facts, october, older);
    expect(tally?.shares.satisfaction).toEqual({ n: 4, s: 3 });
    expect(tally).not.toHaveProperty('leftOut');
    expect(JSON.stringify(aLeague(tallyBodies(facts, october, older), { method: older }))).not.toMatch(
      /leftOut|one-address|own-network/,
    );
  });

  it('is in the row of the body, ranked or not', () => {
    const tallies = tallyBodies(
      [...facts, rated({ appealId: 'F', body: 'mun-inta', flags: ['own-network'] })],
      october,
      method,
    );
    const { table, notRanked } = aLeague(tallies, { method });
    expect(table.map(({ body, leftOut }) => [body, leftOut?.count])).toEqual([['mun-usinsk', 3]]);
    expect(notRanked.find(({ body }) => body === 'mun-inta')?.leftOut).toEqual({ count: 1, 'own-network': 1 });
  });

  it('is told in words', () => {
    expect(leftOutText({ count: 3, 'own-network': 2, 'many-from-one-address': 1 })).toBe(
      'не учтено оценок — 3: из сети органа — 2, много с одного адреса за день — 1',
    );
  });

  it('may be a word of the method, and without it the method is what it was', () => {
    expect(Object.keys(methodSchema.parse(older))).toEqual(Object.keys(methodSchema.parse(method)).slice(0, -1));
    expect(methodSchema.safeParse({ ...method, excludedFlags: ['other'] }).success).toBe(false);
  });

  it('moves satisfaction and nothing else when two methods are compared', () => {
    const more = Array.from({ length: 8 }, (_, index) =>
      rated({ appealId: `I${index}`, body: 'mun-inta', satisfied: index > 3 }),
    );
    const by = (one: typeof method | typeof older) => {
      const tallies = tallyBodies([...facts, ...more], october, one);
      return { method: one, tallies, league: aLeague(tallies, { method: one }) };
    };
    const { differences, moves } = compareMethods(by(older), by(method));
    expect(differences.map(({ path, after }) => [path, after])).toEqual([
      ['excludedFlags.0', 'own-network'],
      ['excludedFlags.1', 'many-from-one-address'],
    ]);
    const parts = moves.flatMap((move) => move.parts);
    expect(parts.length).toBeGreaterThan(0);
    expect(new Set(parts.map(({ indicator, cause }) => `${indicator} ${cause}`))).toEqual(
      new Set(['satisfaction threshold']),
    );
  });
});
