import { describe, expect, it } from 'vitest';
import { fold } from '#shared/domain/appeals/fold.ts';
import { aHistory } from '#test/support/a-history.ts';
import { aTerm, forwarded, interim } from '#test/support/a-term.ts';
import { foldRules } from '#test/support/komi.ts';
import { moscow, onMoscowClock } from '#test/support/moscow.ts';

const due = (at: number | undefined) => (at === undefined ? undefined : onMoscowClock(at));

describe('the first answer in a social network is due after nine working hours, or four of what is urgent', () => {
  it.each([
    ['2026-10-05T09:00', '2026-10-06T10:00', '2026-10-05T13:00', 'at opening on a Monday'],
    ['2026-10-05T12:00', '2026-10-06T13:00', '2026-10-05T17:00', 'before lunch'],
    ['2026-10-05T13:30', '2026-10-06T15:00', '2026-10-05T18:00', 'at lunch'],
    ['2026-10-05T17:00', '2026-10-06T18:00', '2026-10-06T12:00', 'in the evening'],
    ['2026-10-05T23:30', '2026-10-07T10:00', '2026-10-06T13:00', 'at night'],
    ['2026-10-08T16:00', '2026-10-12T09:15', '2026-10-09T11:00', 'on a Thursday'],
    ['2026-10-09T10:00', '2026-10-12T12:15', '2026-10-09T15:00', 'on a Friday'],
    ['2026-10-09T16:00', '2026-10-13T09:15', '2026-10-12T12:15', 'on a Friday afternoon'],
    ['2026-10-10T12:00', '2026-10-13T10:00', '2026-10-12T13:00', 'on a Saturday'],
    ['2026-11-03T15:00', '2026-11-05T17:00', '2026-11-05T11:00', 'on a short day before a holiday'],
    ['2026-05-08T09:00', '2026-05-12T12:15', '2026-05-08T13:00', 'on a short Friday'],
    ['2025-11-01T09:00', '2025-11-05T11:00', '2025-11-01T13:00', 'on a Saturday that is worked, and short'],
  ])('received %s: %s; urgent %s (%s)', (received, normal, high) => {
    expect(due(aTerm('message-social', received).firstAnswerDueAt)).toBe(`${normal}:00.000`);
    expect(due(aTerm('message-social', received, [], { priority: 'high' }).firstAnswerDueAt)).toBe(`${high}:00.000`);
  });

  it('whoever answers: neither an interim answer nor another body moves it', () => {
    const facts = [interim('2026-10-05T10:00'), forwarded('2026-10-05T11:00')];
    expect(due(aTerm('message-social', '2026-10-05T09:00', facts).firstAnswerDueAt)).toBe('2026-10-06T10:00:00.000');
  });

  it.each(['appeal-59fz', 'message-platform', 'message-portal'])('has no term of its own: %s', (policy) => {
    expect(aTerm(policy, '2026-10-05', [], { priority: 'high' }).firstAnswerDueAt).toBeUndefined();
  });

  it('is due in each cycle by the priority of the submission', () => {
    const history = aHistory(
      ['submitted', '2026-10-05T09:00', { channel: 'messenger', priority: 'high' }],
      ['answered', '2026-10-05T10:00'],
      ['resubmitted', '2026-10-06T09:00'],
    );
    const { cycles } = fold(history, foldRules);
    expect(cycles.map(({ firstAnswerDueAt }) => firstAnswerDueAt)).toEqual([
      moscow('2026-10-05T13:00'),
      moscow('2026-10-06T13:00'),
    ]);
  });
});
