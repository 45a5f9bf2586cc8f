import { describe, expect, it } from 'vitest';
import { type Asking, askingOf, type CitizenRecord, type WaitingMark } from '#shared/domain/surveys/asking.ts';

const day = 86_400_000;
const minute = 60_000;
const rules = { pauseDays: 7 };
const now = 100 * day;
const asked = { appealId: 'B', cycle: 1, answeredAt: now - day };
const aWaiting = (values: Partial<WaitingMark> = {}): WaitingMark => ({
  ...{ appealId: 'A', cycle: 1, answeredAt: now - 2 * day, dueAt: now + day, ...values },
});
const aRecord = (values: Partial<CitizenRecord> = {}): CitizenRecord => ({ hash: 'h', ...values });

describe('the question about a cycle', () => {
  it.each<[string, CitizenRecord[], Asking]>([
    ['is put to whom nothing is known of', [], { now: 'ask' }],
    ['is put to whom nobody has asked', [aRecord(), aRecord()], { now: 'ask' }],
    ['is put seven days after the last one, to the millisecond', [aRecord({ askedAt: now - 7 * day })], { now: 'ask' }],
    [
      'waits a moment before',
      [aRecord({ askedAt: now - 7 * day + 1 })],
      { now: 'wait', dueAt: now + 1 + 5 * minute, instead: [] },
    ],
    [
      'waits for the contact that was asked last',
      [aRecord({ askedAt: now - 6 * day }), aRecord({ askedAt: now - 2 * day })],
      { now: 'wait', dueAt: now + 5 * day + 5 * minute, instead: [] },
    ],
    [
      'is not put to whom wishes none by any contact',
      [aRecord(), aRecord({ optedOutAt: 1, askedAt: now })],
      { now: 'settle', outcome: 'opted-out' },
    ],
    [
      'waits in the place of an older one, which is named once',
      [aRecord({ askedAt: now - 6 * day, waiting: aWaiting() }), aRecord({ waiting: aWaiting() })],
      { now: 'wait', dueAt: now + day + 5 * minute, instead: [aWaiting()] },
    ],
    [
      'gives way to a newer one that waits',
      [aRecord({ askedAt: now - 6 * day, waiting: aWaiting({ answeredAt: now }) })],
      { now: 'settle', outcome: 'too-often' },
    ],
    [
      'does not give way to one that is settled',
      [aRecord({ askedAt: now - 6 * day, waiting: aWaiting({ answeredAt: now, isSettled: true }) })],
      { now: 'wait', dueAt: now + day + 5 * minute, instead: [] },
    ],
    [
      'does not give way to one that should have been asked hours ago',
      [aRecord({ askedAt: now - 7 * day, waiting: aWaiting({ answeredAt: now, dueAt: now - 2 * 60 * minute }) })],
      { now: 'ask' },
    ],
    [
      'goes on waiting when it comes again',
      [aRecord({ askedAt: now - 6 * day, waiting: aWaiting({ ...asked, dueAt: now + day }) })],
      { now: 'leave' },
    ],
    [
      'waits anew when its citizen was asked about something else meanwhile',
      [aRecord({ askedAt: now - day, waiting: aWaiting({ ...asked, dueAt: now - minute }) })],
      { now: 'wait', dueAt: now + 6 * day + 5 * minute, instead: [] },
    ],
  ])('%s', (_, citizen, expected) => {
    expect(askingOf(asked, citizen, now, rules)).toEqual(expected);
  });

  it('is given up when the wait would outlast its own time', () => {
    const late = { ...asked, answeredAt: now - 13 * day };
    expect(askingOf(late, [aRecord({ askedAt: now - 5 * day })], now, rules)).toEqual({
      now: 'settle',
      outcome: 'too-often',
    });
  });

  it('is dropped when its time is over, and settled where it had to wait for that', () => {
    const old = { ...asked, answeredAt: now - 14 * day };
    expect(askingOf(old, [aRecord()], now, rules)).toEqual({ now: 'drop' });
    expect(askingOf(old, [aRecord({ waiting: aWaiting(old) })], now, rules)).toEqual({
      now: 'settle',
      outcome: 'too-often',
    });
  });

  it.each<[string, Partial<WaitingMark>, Asking['now']]>([
    ['the number of the appeal', { appealId: 'C' }, 'settle'],
    ['the number of the appeal', { appealId: 'A' }, 'wait'],
    ['the cycle', { appealId: 'B', cycle: 2 }, 'settle'],
  ])('of two answers of one instant gives way by %s', (_, mark, expected) => {
    const waiting = aWaiting({ answeredAt: asked.answeredAt, ...mark });
    expect(askingOf(asked, [aRecord({ askedAt: now - 6 * day, waiting })], now, rules).now).toBe(expected);
  });
});
