import { expect, it } from 'vitest';
import { aTerm, interim, registered, shown } from '#test/support/a-term.ts';

// A message in a social network received on 2026-10-05 is due on 2026-10-14: seven working days.
it.each([
  ['none', [], '2026-10-14'],
  ['on the day', [interim('2026-10-05T12:00')], '2026-10-14'],
  ['two days later', [interim('2026-10-07T12:00')], '2026-10-16'],
  ['late in the local evening', [interim('2026-10-07T23:30')], '2026-10-16'],
  ['twice: the first counts', [interim('2026-10-07'), interim('2026-10-09')], '2026-10-16'],
  ['at the last instant', [interim('2026-10-14T23:59:59.999')], '2026-10-23'],
  ['a millisecond later: the term is over', [interim('2026-10-15')], '2026-10-14'],
  ['late, then again', [interim('2026-10-15'), interim('2026-10-16')], '2026-10-14'],
])('seven working days after the first interim answer in a social network: %s', (_, facts, due) => {
  expect(shown(aTerm('message-social', '2026-10-05T10:00', facts))).toEqual({
    clockStart: '2026-10-05T10:00:00.000',
    dueAt: `${due}T23:59:59.999`,
  });
});

it.each([
  ['appeal-59fz', '2026-11-03'],
  ['message-platform', '2026-11-03'],
  ['message-portal', '2026-10-19'],
])('elsewhere an interim answer moves nothing: %s', (policy, due) => {
  const facts = [registered('2026-10-05T11:00'), interim('2026-10-12')];
  expect(shown(aTerm(policy, '2026-10-05T10:00', facts)).dueAt).toBe(`${due}T23:59:59.999`);
});
