import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Work } from '#shared/domain/appeals/work.ts';
import { warningTimes } from '#shared/domain/deadlines/warning.ts';
import { levelTimes, nextLevelAt, recipientsOf } from '#shared/domain/notices/escalation.ts';
import { ladderSchema } from '#shared/domain/notices/ladder.ts';
import { tellableAt } from '#shared/domain/notices/notice.ts';
import { recipientKey, recipientsFor } from '#shared/domain/notices/recipient.ts';
import escalation from '#shared/region/komi/escalation.json' with { type: 'json' };
import { forAll } from '#test/support/for-all.ts';
import { warningRules } from '#test/support/komi.ts';
import { endOf, moscow, onMoscowClock } from '#test/support/moscow.ts';

const ladder = ladderSchema.parse(escalation);

function workDue(dueAt: number, extra: Partial<Work> = {}): Work {
  const term = { clockStart: dueAt - 30 * 86_400_000, dueAt };
  return {
    ...{ appealId: '7K2M04QX9ZTA', source: 'pos', externalId: 'A-1', kind: 'message', channel: 'portal' },
    ...{ sector: 'roads', category: 'potholes', cycle: 1, state: 'open', startedAt: term.clockStart, anomalies: 0 },
    dueAt,
    ...warningTimes(term, warningRules),
    ...extra,
  };
}
const shown = (work: Work) =>
  levelTimes(work, ladder, warningRules).map(({ level, at }) => [level.id, onMoscowClock(at).slice(0, 16)]);

describe('the levels of the ladder', () => {
  it.each([
    ['a Wednesday', '2026-04-01', '2026-04-03', '2026-04-07'],
    ['a Friday', '2026-04-03', '2026-04-07', '2026-04-09'],
    ['a Sunday', '2026-04-05', '2026-04-07', '2026-04-09'],
    ['the last day before the holidays of May', '2026-04-30', '2026-05-05', '2026-05-07'],
  ])('of a term that ends on %s, %s: whole working days after it count', (_, due, oneDay, threeDays) => {
    const times = shown(workDue(endOf(due)));
    expect(times).toContainEqual(['overdue-1-day', `${oneDay}T00:00`]);
    expect(times).toContainEqual(['overdue-3-days', `${threeDays}T00:00`]);
  });

  it('of the first answer are there while nobody has reacted', () => {
    const times = { atRiskAt: 1, overdueAt: 3, overdueBadlyAt: 9 };
    const work = workDue(endOf('2026-04-01'), { firstAnswer: { dueAt: 2, ...times } });
    const found = levelTimes(work, ladder, warningRules).slice(0, 2);
    expect(found.map(({ level, at, dueAt }) => [level.id, at, dueAt])).toEqual([
      ['first-answer-at-risk', 1, 2],
      ['first-answer-overdue', 3, 2],
    ]);
    expect(shown(workDue(endOf('2026-04-01')))[0]?.[0]).toBe('at-risk');
  });

  it('come one after another until there is none, and none is left out', () => {
    forAll(fc.integer({ min: moscow('2024-01-01'), max: moscow('2026-11-30') }), (dueAt) => {
      const times = levelTimes(workDue(dueAt), ladder, warningRules);
      const seen = new Set<number>();
      for (let at = nextLevelAt(times, 0); at !== undefined; at = nextLevelAt(times, at)) seen.add(at);
      expect(seen).toEqual(new Set(times.map((time) => time.at)));
    });
  });
});

describe('who is told', () => {
  const levelTo = (...to: (typeof ladder.levels)[number]['to']) => ({ ...(ladder.levels[0] ?? {}), to }) as never;
  const keys = (to: never, of: object) => recipientsOf(to, { sector: 'roads', ...of }, ladder).map(recipientKey);

  it.each([
    ['the executor who has it', { body: 'mun-inta', executor: 'person-7' }, ['body-executor#mun-inta#person-7']],
    ['the executors of the body', { body: 'mun-inta' }, ['body-executor#mun-inta']],
    ['the operators, where it is nobody’s', {}, ['operator']],
  ])('%s', (_, of, expected) => {
    expect(keys(levelTo('body-executor'), of)).toEqual(expected);
  });

  it('of a sector is whoever is in charge of it; of the centre, its head; each once', () => {
    expect(keys(levelTo('sector-lead', 'centre-head', 'curator'), { body: 'mun-inta' })).toEqual([
      'sector-lead#roads',
      'centre-head',
      'curator',
    ]);
    expect(keys(levelTo('body-executor', 'body-head'), {})).toEqual(['operator']);
  });

  it.each([
    [
      'body-executor',
      { body: 'mun-inta' },
      ['body#mun-inta', 'body-executor#mun-inta', 'body-executor#mun-inta#person-7'],
    ],
    ['body-head', {}, []],
    ['sector-lead', { sectors: ['roads', 'energy', 'roads'] }, ['sector-lead#roads', 'sector-lead#energy']],
    ['sector-lead', {}, []],
    ['curator', { body: 'mun-inta', sectors: ['roads'] }, ['curator']],
  ] as const)('a %s with %j reads what is addressed to them', (role, own, expected) => {
    const staff = { id: 'person-7', role, ...own, sectors: 'sectors' in own ? [...own.sectors] : undefined };
    expect(recipientsFor(staff).map(recipientKey)).toEqual(expected);
  });

  it('has a name that no other recipient has, whatever ids are made of', () => {
    const part = fc.option(fc.string({ minLength: 1, maxLength: 4 }), { nil: undefined });
    const recipient = fc.record({ body: fc.string({ minLength: 1, maxLength: 4 }), person: part });
    forAll(fc.tuple(recipient, recipient), ([a, b]) => {
      const one = { role: 'body-executor', ...a } as const;
      const other = { role: 'body-executor', ...b } as const;
      expect(recipientKey(one) === recipientKey(other)).toBe(a.body === b.body && a.person === b.person);
    });
  });
});

describe('nobody is told outside working hours', () => {
  it.each([
    ['on a Monday morning', '2026-03-30T10:00', '2026-03-30T10:00'],
    ['before they begin', '2026-03-30T08:59', '2026-03-30T09:00'],
    ['at lunch', '2026-03-30T13:00', '2026-03-30T14:00'],
    ['on a Monday evening', '2026-03-30T18:00', '2026-03-31T09:00'],
    ['on a Friday at 16:44', '2026-04-03T16:44', '2026-04-03T16:44'],
    ['on a Friday at 16:45', '2026-04-03T16:45', '2026-04-06T09:00'],
    ['on a short day an hour earlier', '2026-04-30T17:00', '2026-05-04T09:00'],
    ['on a holiday', '2026-05-09T12:00', '2026-05-12T09:00'],
    ['in the holidays of New Year', '2026-01-01T12:00', '2026-01-12T09:00'],
  ])('%s', (_, now, expected) => {
    expect(onMoscowClock(tellableAt(moscow(now), false, warningRules.workingTime)).slice(0, 16)).toBe(expected);
    expect(tellableAt(moscow(now), true, warningRules.workingTime)).toBe(moscow(now));
  });
});
