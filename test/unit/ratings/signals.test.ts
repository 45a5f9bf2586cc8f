import { describe, expect, it } from 'vitest';
import { ratingFlags } from '#shared/domain/appeals/fact-data.ts';
import type { RatingFact } from '#shared/domain/ratings/fact.ts';
import { periodOf } from '#shared/domain/ratings/period.ts';
import { bodyOfSignal, bySignal, leagueSignals, type SignalId, signalJudges } from '#shared/domain/ratings/signals.ts';
import { method, termRules } from '#test/support/komi.ts';
import { moscow } from '#test/support/moscow.ts';

const october = periodOf('2026-10', termRules.zone, method.cutOffDays);
/** Ten days in October; the last tenth is the 15th. */
const [clockStart, dueAt] = [moscow('2026-10-06'), moscow('2026-10-16')];
const cycle: RatingFact = {
  ...{ appealId: '7K2M04QX9ZTA', cycle: 1, source: 'city-portal', sector: 'housing', category: 'roof' },
  ...{ channel: 'portal', policy: 'message-portal', clockStart, dueAt, body: 'mun-usinsk' },
};
const at = (time: string) => ({ answeredAt: moscow(time) });
const answered = at('2026-10-10');
const due = { clockStart: moscow('2026-09-20'), dueAt: moscow('2026-09-30') };

describe('a cycle shows', () => {
  it.each<[SignalId, string, Partial<RatingFact>, boolean | undefined]>([
    ['late-in-term', 'not when open', {}, undefined],
    ['late-in-term', 'not when answered in another month', at('2026-11-01'), undefined],
    ['late-in-term', 'early', answered, false],
    ['late-in-term', 'as the last tenth begins', at('2026-10-15'), false],
    ['late-in-term', 'a minute later', at('2026-10-15T00:01'), true],
    ['late-in-term', 'as the term ends', { answeredAt: dueAt }, true],
    ['late-in-term', 'after it', { answeredAt: dueAt + 1 }, false],
    ['returned-soon', 'not when open', {}, undefined],
    ['returned-soon', 'never returned', answered, false],
    ['returned-soon', 'returned on the 30th day', { ...answered, returnedAt: moscow('2026-11-09') }, true],
    ['returned-soon', 'returned later', { ...answered, returnedAt: moscow('2026-11-09') + 1 }, false],
    ['forwarded-late', 'not when nobody handed it on', {}, undefined],
    ['forwarded-late', 'handed on in time', { forwardedBy: 'mun-inta' }, false],
    ['forwarded-late', 'handed on late', { forwardedBy: 'mun-inta', isForwardedLate: true }, true],
    [
      'forwarded-late',
      'due in another month',
      { ...due, ...answered, forwardedBy: 'mun-inta', isForwardedLate: true },
      undefined,
    ],
    ['changed-late', 'never changed', {}, false],
    ['changed-late', 'changed a day before the end', { changedAt: moscow('2026-10-15') }, false],
    ['changed-late', 'changed later than that', { changedAt: moscow('2026-10-15') + 1 }, true],
    ['changed-late', 'changed at the end', { changedAt: dueAt }, true],
    ['changed-late', 'changed after it', { changedAt: dueAt + 1 }, false],
    ['changed-late', 'due in another month', { ...due, ...answered }, undefined],
    ['extended', 'not', {}, false],
    ['extended', 'extended', { extendedAt: moscow('2026-10-10') }, true],
    ['extended', 'due in another month', { ...due, ...answered }, undefined],
    ['explained', 'not when no resolution is said', answered, undefined],
    ['explained', 'not when open', { resolution: 'explained' }, undefined],
    ['explained', 'resolved', { ...answered, resolution: 'resolved' }, false],
    ['explained', 'explained', { ...answered, resolution: 'explained' }, true],
    ['unreachable', 'not when open', { isUnreachable: true }, undefined],
    ['unreachable', 'reachable', answered, false],
    ['unreachable', 'unreachable', { ...answered, isUnreachable: true }, true],
    ['quick-survey', 'not without a survey', answered, undefined],
    ['quick-survey', 'after 5 seconds', { ...answered, surveySeconds: 5 }, false],
    ['quick-survey', 'sooner', { ...answered, surveySeconds: 4.9 }, true],
    ['quick-survey', 'at once', { ...answered, surveySeconds: 0 }, true],
    ['one-address', 'not without a survey', { ...answered, flags: ['many-from-one-address'] }, undefined],
    ['one-address', 'of nobody else', { ...answered, surveySeconds: 60 }, false],
    ['one-address', 'one of many', { ...answered, surveySeconds: 60, flags: ['many-from-one-address'] }, true],
    ['own-network', 'from elsewhere', { ...answered, surveySeconds: 60, flags: ['many-from-one-address'] }, false],
    ['own-network', 'from its own', { ...answered, surveySeconds: 60, flags: ['own-network'] }, true],
    ['own-network', 'answered in another month', { surveySeconds: 60, flags: ['own-network'] }, undefined],
  ])('%s: %s', (id, _, unusual, shows) => {
    expect(signalJudges[id]({ ...cycle, ...unusual }, october, method)).toBe(shows);
  });

  it.each<SignalId>(['one-address', 'own-network'])(
    '%s is no signal to a method from before there were flags',
    (id) => {
      const { excludedFlags: _, ...older } = method;
      const fact = { ...cycle, ...answered, surveySeconds: 60, flags: ratingFlags };
      expect(signalJudges[id](fact, october, older)).toBeUndefined();
    },
  );

  it('late forwarding of who handed it on, everything else of who has it', () => {
    const fact = { ...cycle, forwardedBy: 'mun-inta' };
    expect(bySignal((id) => bodyOfSignal(id, fact))).toEqual({
      ...bySignal(() => 'mun-usinsk'),
      'forwarded-late': 'mun-inta',
    });
  });
});

describe('a signal of a league', () => {
  const league = (...shown: [s: number, n: number][]) =>
    shown.map(([s, n], index) => ({
      body: `mun-${index}`,
      signals: bySignal((id) => (id === 'extended' ? { n, s } : { n: 0, s: 0 })),
    }));

  it.each([
    [
      'of an odd number: the middle one',
      [
        [1, 10],
        [9, 10],
        [2, 10],
      ],
      0.2,
      12 / 30,
    ],
    [
      'of an even number: between the middle two',
      [
        [1, 10],
        [9, 10],
        [2, 10],
        [4, 10],
      ],
      0.3,
      16 / 40,
    ],
    ['of one', [[3, 4]], 0.75, 0.75],
    [
      'without those that have no such cycle',
      [
        [0, 0],
        [3, 4],
      ],
      0.75,
      0.75,
    ],
  ] satisfies [string, [number, number][], number, number][])('has a median %s', (_, shown, median, mean) => {
    const [signal] = leagueSignals(league(...shown), 0.95);
    expect(signal?.median).toBeCloseTo(median, 12);
    expect(signal?.mean).toBeCloseTo(mean, 12);
  });

  it('flags who is above what chance explains, and not a single case', () => {
    const [signal] = leagueSignals(league([10, 200], [11, 200], [30, 100], [1, 1], [0, 100]), 0.95);
    expect(signal?.bodies.map(({ isFlagged }) => isFlagged)).toEqual([false, false, true, false, false]);
    expect(signal?.bodies.every(({ n, s, limit, isFlagged }) => isFlagged === s / n > limit)).toBe(true);
  });

  it('is left out where no cycle can show it', () => {
    expect(leagueSignals(league([1, 2]), 0.95).map(({ id }) => id)).toEqual(['extended']);
    expect(leagueSignals([], 0.95)).toEqual([]);
  });
});
