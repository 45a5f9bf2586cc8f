import { describe, expect, it } from 'vitest';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { concerns } from '#shared/domain/ratings/indicators.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { tallyBodies } from '#shared/domain/ratings/tally.ts';
import { aRatingFact } from '#test/support/a-cycle-record.ts';
import { method, termRules } from '#test/support/komi.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

const october = periodOf('2026-10', termRules.zone, method.cutOffDays);
const tallyOf = (...facts: readonly RatingFact[]) => tallyBodies(facts, october, method);
const last = endOf('2026-10-31');

/** Shares as `timeliness speed resolution satisfaction`, each s/n. */
function shown(fact: Partial<RatingFact>): string {
  const [tally] = tallyOf(aRatingFact(fact));
  if (!tally) return 'nothing';
  const { timeliness, speed, resolution, satisfaction } = tally.shares;
  return [timeliness, speed, resolution, satisfaction].map(({ s, n }) => `${s}/${n}`).join(' ');
}

// The usual cycle: the clock starts on 2026-10-05 at 00:00 and ends with 2026-10-19, fifteen days later.
const half = moscow('2026-10-12T12:00');
const answeredAt = moscow('2026-10-06');

describe('a cycle counts as', () => {
  it.each<[string, Partial<RatingFact>, string]>([
    ['late while it is open', {}, '0/1 0/0 0/0 0/0'],
    ['answered fast', { answeredAt }, '1/1 1/1 1/1 0/0'],
    ['answered before the clock started', { answeredAt: moscow('2026-10-04') }, '1/1 1/1 1/1 0/0'],
    ['answered at half of the term', { answeredAt: half - 1 }, '1/1 1/1 1/1 0/0'],
    ['answered after half of the term', { answeredAt: half }, '1/1 0/1 1/1 0/0'],
    ['answered at the last instant', { answeredAt: endOf('2026-10-19') }, '1/1 0/1 1/1 0/0'],
    ['answered a millisecond late', { answeredAt: moscow('2026-10-20') }, '0/1 0/1 1/1 0/0'],
    ['returned', { answeredAt, returnedAt: moscow('2026-10-20') }, '1/1 1/1 0/1 0/0'],
    ['returned without an answer', { returnedAt: moscow('2026-10-20') }, '0/1 0/0 0/0 0/0'],
    ['satisfied', { answeredAt, satisfied: true }, '1/1 1/1 1/1 1/1'],
    ['not satisfied', { answeredAt, satisfied: false }, '1/1 1/1 1/1 0/1'],
    ['from the own network', { answeredAt, satisfied: true, flags: ['own-network'] }, '1/1 1/1 1/1 0/0'],
    ['one of many', { answeredAt, satisfied: false, flags: ['many-from-one-address'] }, '1/1 1/1 1/1 0/0'],
    ['rated without an answer', { satisfied: true }, '0/1 0/0 0/0 0/0'],
    ['due here, answered in the next month', { answeredAt: october.to, satisfied: true }, '0/1 0/0 0/0 0/0'],
    [
      'due here, answered in the month before',
      { clockStart: moscow('2026-09-20'), answeredAt: october.from - 1, satisfied: true },
      '1/1 0/0 0/0 0/0',
    ],
    ['answered here, due in the next month', { answeredAt, dueAt: october.to }, '0/0 1/1 1/1 0/0'],
    ['answered here, due in the month before', { answeredAt, dueAt: october.from - 1 }, '0/0 0/1 1/1 0/0'],
    ['answered at the first instant', { answeredAt: october.from, dueAt: october.to }, '0/0 1/1 1/1 0/0'],
    ['answered at the last instant of the month', { answeredAt: last, dueAt: october.to }, '0/0 0/1 1/1 0/0'],
    ['due at the first instant', { dueAt: october.from }, '0/1 0/0 0/0 0/0'],
    ['due at the last instant', { dueAt: last }, '0/1 0/0 0/0 0/0'],
    ['nothing, due in the next month', { dueAt: october.to }, 'nothing'],
    ['nothing, due in the month before', { dueAt: october.from - 1 }, 'nothing'],
    ['nothing, answered and due elsewhere', { answeredAt: october.to, dueAt: october.from - 1 }, 'nothing'],
    ['nothing, without a body', { body: undefined }, 'nothing'],
  ])('%s', (_, fact, shares) => {
    expect(shown(fact)).toBe(shares);
    expect(concerns(aRatingFact(fact), october)).toBe(shares !== 'nothing' || 'body' in fact);
  });

  it('half of the term is half of the time that passes, to the millisecond', () => {
    const even = { clockStart: october.from, dueAt: october.from + 1000 };
    expect(shown({ ...even, answeredAt: october.from + 500 })).toBe('1/1 1/1 1/1 0/0');
    expect(shown({ ...even, answeredAt: october.from + 501 })).toBe('1/1 0/1 1/1 0/0');
  });

  it('fast by the share that the method says', () => {
    const facts = [aRatingFact({ answeredAt: moscow('2026-10-08T17:59') })];
    const speeds = [0.25, 0.24].map(
      (speedShare) => tallyBodies(facts, october, { ...method, speedShare })[0]?.shares.speed.s,
    );
    expect(speeds).toEqual([1, 0]);
  });
});

describe('the tally of a month', () => {
  const due = { dueAt: last };
  it('counts each body’s cycles, those due among them, in the order of code points', () => {
    const tallies = tallyOf(
      aRatingFact({ body: 'Усинск', ...due }),
      aRatingFact({ body: 'Инта', answeredAt, dueAt: october.to }),
      aRatingFact({ body: 'Усинск', answeredAt, ...due }),
      aRatingFact({ body: 'Ёлкино', ...due }),
      aRatingFact({ body: undefined, ...due }),
      aRatingFact({ body: 'Ухта', dueAt: october.to }),
      aRatingFact({ body: 'Усинск', answeredAt, dueAt: october.to }),
    );
    expect(tallies.map(({ body, due, cycles }) => ({ body, due, cycles }))).toEqual([
      { body: 'Ёлкино', due: 1, cycles: 1 },
      { body: 'Инта', due: 0, cycles: 1 },
      { body: 'Усинск', due: 2, cycles: 3 },
    ]);
    expect(tallies[2]?.shares).toEqual({
      timeliness: { n: 2, s: 1 },
      speed: { n: 2, s: 2 },
      resolution: { n: 2, s: 2 },
      satisfaction: { n: 0, s: 0 },
    });
  });

  it('is empty without facts', () => {
    expect(tallyOf()).toEqual([]);
  });
});
