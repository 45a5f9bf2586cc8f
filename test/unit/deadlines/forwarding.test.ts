import { describe, expect, it } from 'vitest';
import { termOf } from '#shared/domain/deadlines/term.ts';
import { aTerm, forwarded, registered, shown } from '#test/support/a-term.ts';
import { policy, termRules } from '#test/support/komi.ts';
import { endOf, moscow } from '#test/support/moscow.ts';

const inTime = registered('2026-10-05T11:00');
/** Three calendar days after it was forwarded on 2026-10-07. */
const endOfThird = '2026-10-10T23:59:59.999';

describe('an appeal forwarded within seven days of registration starts anew at the new body', () => {
  it.each([
    [
      'registered there in time',
      [inTime, forwarded('2026-10-07'), registered('2026-10-08T15:00')],
      '2026-10-08T15:00:00.000',
      '2026-11-06',
    ],
    [
      'at the last instant',
      [inTime, forwarded('2026-10-12T23:59:59.999'), registered('2026-10-13')],
      '2026-10-13T00:00:00.000',
      '2026-11-12',
    ],
    [
      'a millisecond later: as if not',
      [inTime, forwarded('2026-10-13'), registered('2026-10-13T09:00')],
      '2026-10-05T11:00:00.000',
      '2026-11-03',
    ],
    ['registered there late', [inTime, forwarded('2026-10-07'), registered('2026-10-14')], endOfThird, '2026-11-09'],
    ['never registered there', [inTime, forwarded('2026-10-07')], endOfThird, '2026-11-09'],
    [
      'before it was registered at all',
      [forwarded('2026-10-06'), registered('2026-10-07T10:00')],
      '2026-10-07T10:00:00.000',
      '2026-11-06',
    ],
    [
      'and forwarded again in time',
      [inTime, forwarded('2026-10-07'), registered('2026-10-08'), forwarded('2026-10-15'), registered('2026-10-16')],
      '2026-10-16T00:00:00.000',
      '2026-11-13',
    ],
    [
      'and forwarded again too late',
      [inTime, forwarded('2026-10-07'), registered('2026-10-08'), forwarded('2026-10-16'), registered('2026-10-17')],
      '2026-10-08T00:00:00.000',
      '2026-11-06',
    ],
    [
      'too late, though it was never registered',
      // The time to register ended on 2026-10-08, seven days more on 2026-10-15.
      [forwarded('2026-10-16'), registered('2026-10-17')],
      '2026-10-08T23:59:59.999',
      '2026-11-06',
    ],
    [
      'in time, though it was never registered',
      [forwarded('2026-10-15'), registered('2026-10-16')],
      '2026-10-16T00:00:00.000',
      '2026-11-13',
    ],
  ])('%s', (_, facts, clockStart, due) => {
    const term = aTerm('appeal-59fz', '2026-10-05T10:00', facts);
    expect(shown(term)).toEqual({ clockStart, dueAt: `${due}T23:59:59.999` });
  });
});

describe('for a message the clock goes on', () => {
  it.each([
    ['message-platform', '2026-11-03'],
    ['message-portal', '2026-10-19'],
  ])('%s', (policy, due) => {
    const facts = [inTime, forwarded('2026-10-06'), registered('2026-10-07')];
    expect(shown(aTerm(policy, '2026-10-05T10:00', facts))).toEqual({
      clockStart: '2026-10-05T11:00:00.000',
      dueAt: `${due}T23:59:59.999`,
    });
  });

  it('message-social', () => {
    expect(shown(aTerm('message-social', '2026-10-05T10:00', [forwarded('2026-10-06')]))).toEqual({
      clockStart: '2026-10-05T10:00:00.000',
      dueAt: '2026-10-14T23:59:59.999',
    });
  });
});

describe('the term of forwarding', () => {
  it.each([
    ['appeal-59fz', 'calendar days from registration', '2026-10-12'],
    ['message-platform', 'calendar days from registration', '2026-10-08'],
    ['message-portal', 'working days from registration', '2026-10-08'],
    ['message-social', 'a working day from receipt', '2026-10-06'],
  ])('%s: %s, to the end of %s; later is late', (id, _, due) => {
    const [startedAt, end] = [moscow('2026-10-05T10:00'), endOf(due)];
    const at = (instant: number) =>
      termOf({ policy: policy(id), startedAt, facts: [inTime, { type: 'forwarded', at: instant }] }, termRules)
        .forwarded;
    expect(aTerm(id, '2026-10-05T10:00', [inTime]).forwardingDueAt).toBe(end);
    expect(at(end)).toEqual({ at: end });
    expect(at(end + 1)).toEqual({ at: end + 1, isLate: true });
  });

  it('runs from the end of the time to register when nobody has registered', () => {
    expect(aTerm('appeal-59fz', '2026-10-05T10:00').forwardingDueAt).toBe(endOf('2026-10-15'));
  });

  it('starts anew at the next body, where the clock does', () => {
    const facts = [inTime, forwarded('2026-10-07'), registered('2026-10-08T15:00')];
    expect(aTerm('appeal-59fz', '2026-10-05T10:00', facts).forwardingDueAt).toBe(endOf('2026-10-15'));
    expect(aTerm('message-portal', '2026-10-05T10:00', facts).forwardingDueAt).toBe(endOf('2026-10-08'));
  });
});
