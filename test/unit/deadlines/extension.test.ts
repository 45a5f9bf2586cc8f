import { describe, expect, it } from 'vitest';
import { aTerm, extended, forwarded, registered } from '#test/support/a-term.ts';
import { policy } from '#test/support/komi.ts';
import { endOf } from '#test/support/moscow.ts';

const inTime = registered('2026-10-05T11:00');

// A 59-ФЗ appeal registered on 2026-10-05 is due on 2026-11-03: the fourth is a holiday.
describe('a prolongation of an appeal', () => {
  it.each([
    ['with notice at once', extended('2026-10-20', '2026-11-20'), '2026-11-20', []],
    ['of thirty days', extended('2026-10-20', '2026-12-03'), '2026-12-03', []],
    ['of thirty-one days', extended('2026-10-20', '2026-12-04'), '2026-11-03', ['too-long']],
    ['at the last instant', extended('2026-11-03T23:59:59.999', '2026-11-20'), '2026-11-20', []],
    ['a millisecond later', extended('2026-11-04', '2026-11-20'), '2026-11-03', ['after-term']],
    ['late, though told in time', extended('2026-11-04', '2026-11-20', '2026-11-01'), '2026-11-03', ['after-term']],
    ['without notice', extended('2026-10-20', '2026-11-20', null), '2026-11-03', ['without-notice']],
    ['told before', extended('2026-10-20', '2026-11-20', '2026-10-19'), '2026-11-20', []],
    ['told at the last instant', extended('2026-10-20', '2026-11-20', '2026-11-03T23:59:59.999'), '2026-11-20', []],
    ['told too late', extended('2026-10-20', '2026-11-20', '2026-11-04'), '2026-11-03', ['notice-after-term']],
    ['until an hour of a day', extended('2026-10-20', '2026-11-20T00:30'), '2026-11-20', []],
    ['until late in the evening', extended('2026-10-20', '2026-11-20T23:30'), '2026-11-20', []],
    ['of thirty days to the last hour', extended('2026-10-20', '2026-12-03T23:59:59.999'), '2026-12-03', []],
    ['until a Sunday', extended('2026-10-20', '2026-11-22'), '2026-11-22', []],
  ])('%s', (_, extension, due, extensionFaults) => {
    expect(aTerm('appeal-59fz', '2026-10-05', [inTime, extension])).toMatchObject({
      dueAt: endOf(due),
      firstDueAt: endOf('2026-11-03'),
      extensionFaults,
    });
  });

  it('is possible once', () => {
    const facts = [inTime, extended('2026-10-20', '2026-11-13'), extended('2026-10-25', '2026-11-20')];
    const expected = { dueAt: endOf('2026-11-13'), extensionFaults: ['already-extended'] };
    expect(aTerm('appeal-59fz', '2026-10-05', facts)).toMatchObject(expected);
  });

  it('is possible as often as the policy says', () => {
    const twice = { ...policy('appeal-59fz'), extension: { times: 2, maxDays: 30, source: 'test' } };
    const facts = ['2026-11-13', '2026-11-20', '2026-11-27'].map((until) => extended('2026-10-20', until));
    const expected = { dueAt: endOf('2026-11-20'), extensionFaults: ['already-extended'] };
    expect(aTerm(twice, '2026-10-05', [inTime, ...facts])).toMatchObject(expected);
  });

  it('is not used up by one that was not valid', () => {
    const facts = [
      inTime,
      extended('2026-10-20', '2026-11-13', null),
      extended('2026-10-21', '2027-11-13'),
      extended('2026-10-25', '2026-11-20'),
    ];
    const expected = { dueAt: endOf('2026-11-20'), extensionFaults: ['without-notice', 'too-long'] };
    expect(aTerm('appeal-59fz', '2026-10-05', facts)).toMatchObject(expected);
  });

  it('counts from the term as it stood then, before a registration that came later', () => {
    // Not registered, it is due on 2026-11-06; registration on 2026-10-05 was reported after the prolongation.
    const facts = [extended('2026-11-05', '2026-12-06'), inTime];
    const expected = { dueAt: endOf('2026-12-06'), firstDueAt: endOf('2026-11-03'), extensionFaults: [] };
    expect(aTerm('appeal-59fz', '2026-10-05', facts)).toMatchObject(expected);
  });

  it('ends with the clock of the body that forwarded, and the new body has its own', () => {
    const before = [inTime, extended('2026-10-06', '2026-11-05'), forwarded('2026-10-12'), registered('2026-10-13')];
    const restarted = { dueAt: endOf('2026-11-12'), firstDueAt: endOf('2026-11-12'), extensionFaults: [] };
    expect(aTerm('appeal-59fz', '2026-10-05', before)).toMatchObject(restarted);
    const after = { dueAt: endOf('2026-12-01'), firstDueAt: endOf('2026-11-12'), extensionFaults: [] };
    expect(aTerm('appeal-59fz', '2026-10-05', [...before, extended('2026-11-01', '2026-12-01')])).toMatchObject(after);
  });
});

// A message on a portal registered on 2026-10-05 is due on 2026-10-19.
describe('a prolongation of a message on a portal', () => {
  it('is possible any number of times and for any time, each within the term as it then stood', () => {
    const facts = [
      inTime,
      extended('2026-10-19', '2026-11-30'),
      extended('2026-11-30T23:00', '2027-06-01'),
      extended('2027-06-02', '2027-07-01'),
    ];
    expect(aTerm('message-portal', '2026-10-05', facts)).toMatchObject({
      dueAt: endOf('2027-06-01'),
      firstDueAt: endOf('2026-10-19'),
      extensionFaults: ['after-term'],
      calendarIncomplete: true,
    });
  });

  it('needs notice all the same', () => {
    const facts = [inTime, extended('2026-10-19', '2026-11-30', null)];
    const expected = { dueAt: endOf('2026-10-19'), extensionFaults: ['without-notice'] };
    expect(aTerm('message-portal', '2026-10-05', facts)).toMatchObject(expected);
  });
});

it('a message in a social network cannot be prolonged', () => {
  const expected = { dueAt: endOf('2026-10-14'), extensionFaults: ['not-allowed'] };
  expect(aTerm('message-social', '2026-10-05', [extended('2026-10-06', '2026-11-30')])).toMatchObject(expected);
});
