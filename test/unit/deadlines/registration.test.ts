import { describe, expect, it } from 'vitest';
import { aTerm, forwarded, registered, shown } from '#test/support/a-term.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

describe('the clock of the final answer starts at registration, or when the time to register ends', () => {
  it.each([
    // 59-ФЗ: three calendar days from receipt, then thirty.
    ['appeal-59fz', 'on the day', ['2026-10-05T17:00'], '2026-10-05T17:00:00.000', '2026-11-03'],
    ['appeal-59fz', 'in time', ['2026-10-06T09:00'], '2026-10-06T09:00:00.000', '2026-11-05'],
    ['appeal-59fz', 'at the last instant', ['2026-10-08T23:59:59.999'], '2026-10-08T23:59:59.999', '2026-11-06'],
    ['appeal-59fz', 'late', ['2026-10-20T09:00'], '2026-10-08T23:59:59.999', '2026-11-06'],
    ['appeal-59fz', 'never', [], '2026-10-08T23:59:59.999', '2026-11-06'],
    ['appeal-59fz', 'twice', ['2026-10-05T17:00', '2026-10-08T17:00'], '2026-10-05T17:00:00.000', '2026-11-03'],
    ['appeal-59fz', 'late, then again', ['2026-10-12', '2026-10-06'], '2026-10-08T23:59:59.999', '2026-11-06'],
    // A message on the federal platform: one working day.
    ['message-platform', 'on the day', ['2026-10-05T17:00'], '2026-10-05T17:00:00.000', '2026-11-03'],
    ['message-platform', 'in time', ['2026-10-06T17:00'], '2026-10-06T17:00:00.000', '2026-11-05'],
    ['message-platform', 'late', ['2026-10-07T09:00'], '2026-10-06T23:59:59.999', '2026-11-05'],
    // A city portal: two working days, then ten.
    ['message-portal', 'in time', ['2026-10-06T09:00'], '2026-10-06T09:00:00.000', '2026-10-20'],
    ['message-portal', 'late', ['2026-10-08T09:00'], '2026-10-07T23:59:59.999', '2026-10-21'],
    ['message-portal', 'never', [], '2026-10-07T23:59:59.999', '2026-10-21'],
    // Social networks: nothing is registered, the clock starts at receipt.
    ['message-social', 'never', [], '2026-10-05T10:00:00.000', '2026-10-14'],
    ['message-social', 'all the same', ['2026-10-06T09:00'], '2026-10-05T10:00:00.000', '2026-10-14'],
  ])('%s, registered %s', (policy, _, times, clockStart, due) => {
    const term = aTerm(policy, '2026-10-05T10:00', times.map(registered));
    expect(shown(term)).toEqual({ clockStart, dueAt: `${due}T23:59:59.999` });
    expect(term.firstDueAt).toBe(term.dueAt);
  });

  it('a working day to register is one, over a weekend', () => {
    expect(shown(aTerm('message-platform', '2026-10-09T18:00')).clockStart).toBe('2026-10-12T23:59:59.999');
  });

  it('three calendar days to register are three, over a weekend', () => {
    expect(shown(aTerm('appeal-59fz', '2026-10-08T18:00')).clockStart).toBe('2026-10-11T23:59:59.999');
  });
});

describe('the term of registration', () => {
  const [due, elsewhere] = [endOf('2026-10-08'), endOf('2026-10-09')];
  it.each<[string, string, string[], unknown]>([
    ['appeal-59fz', 'nobody has registered', [], { dueAt: due }],
    ['appeal-59fz', 'in time', ['2026-10-06'], { dueAt: due, at: moscow('2026-10-06') }],
    ['appeal-59fz', 'at the last instant', ['2026-10-08T23:59:59.999'], { dueAt: due, at: due }],
    ['appeal-59fz', 'a millisecond later', ['2026-10-09'], { dueAt: due, at: moscow('2026-10-09'), isLate: true }],
    [
      'appeal-59fz',
      'late, then again',
      ['2026-10-12', '2026-10-06'],
      { dueAt: due, at: moscow('2026-10-12'), isLate: true },
    ],
    [
      'message-platform',
      'late',
      ['2026-10-07'],
      { dueAt: endOf('2026-10-06'), at: moscow('2026-10-07'), isLate: true },
    ],
    ['message-portal', 'in time', ['2026-10-07'], { dueAt: endOf('2026-10-07'), at: moscow('2026-10-07') }],
    ['message-social', 'all the same: there is none', ['2026-10-07'], undefined],
  ])('%s, %s', (policy, _, times, expected) => {
    expect(aTerm(policy, '2026-10-05T10:00', times.map(registered)).registration).toEqual(expected);
  });

  it.each([
    ['waits anew at the body that it was forwarded to', [], { dueAt: elsewhere }],
    ['is that of the body that has it now', ['2026-10-07'], { dueAt: elsewhere, at: moscow('2026-10-07') }],
    ['may be late there too', ['2026-10-10'], { dueAt: elsewhere, at: moscow('2026-10-10'), isLate: true }],
  ])('%s', (_, times, expected) => {
    const facts = [registered('2026-10-05T12:00'), forwarded('2026-10-06'), ...times.map(registered)];
    expect(aTerm('appeal-59fz', '2026-10-05T10:00', facts).registration).toEqual(expected);
  });

  it('is not run through again where the clock goes on', () => {
    const facts = [registered('2026-10-05T12:00'), forwarded('2026-10-06'), registered('2026-10-20')];
    expect(aTerm('message-portal', '2026-10-05T10:00', facts).registration).toEqual({
      dueAt: endOf('2026-10-07'),
      at: moscow('2026-10-05T12:00'),
    });
  });
});
