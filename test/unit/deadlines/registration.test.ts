import { describe, expect, it } from 'vitest';
import { aTerm, registered, shown } from '#test/support/a-term.ts';

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
