import { describe, expect, it } from 'vitest';
import { policiesSchema } from '#shared/domain/deadlines/policy.ts';
import policiesData from '#shared/region/komi/policies.json' with { type: 'json' };
import { foldRules, policies, policy } from '#test/support/komi.ts';

const calendarDays = (count: number) => ({ count, unit: 'calendar-days' });
const workingDays = (count: number) => ({ count, unit: 'working-days' });

describe('the policies shipped', () => {
  it.each([
    {
      id: 'appeal-59fz',
      registration: calendarDays(3),
      finalAnswer: calendarDays(30),
      lastDay: { notWorking: 'previous' },
      extension: { times: 1, maxDays: 30 },
      forwarding: { within: calendarDays(7), restartsClock: true },
    },
    {
      id: 'message-platform',
      registration: workingDays(1),
      finalAnswer: calendarDays(30),
      fastTrack: calendarDays(10),
      lastDay: { notWorking: 'previous' },
      extension: { times: 1, maxDays: 30 },
      forwarding: { within: calendarDays(3), restartsClock: false },
    },
    {
      id: 'message-portal',
      registration: workingDays(2),
      finalAnswer: workingDays(10),
      categoryTerm: { source: 'срок категории в классификаторе портала' },
      lastDay: { notWorking: 'as-is' },
      extension: { times: null, maxDays: null },
      forwarding: { within: workingDays(3), restartsClock: false },
    },
    {
      id: 'message-social',
      registration: null,
      firstAnswer: { workingHours: { normal: 9, high: 4 } },
      finalAnswer: workingDays(7),
      finalAnswerAfterInterim: workingDays(7),
      extension: null,
      forwarding: { within: workingDays(1), restartsClock: false },
    },
  ])('$id says what the table of terms says', (row) => {
    expect(policy(row.id)).toMatchObject(row);
  });

  it('a first answer has its own term in social networks alone', () => {
    expect(policies.filter((one) => one.firstAnswer).map(({ id }) => id)).toEqual(['message-social']);
  });

  it('only a portal lets the category set its own term, only the platform has a fast track', () => {
    expect(policies.filter((one) => one.categoryTerm).map(({ id }) => id)).toEqual(['message-portal']);
    expect(policies.filter((one) => one.fastTrack).map(({ id }) => id)).toEqual(['message-platform']);
  });
});

describe('the policy of a submission', () => {
  it.each([
    ['appeal', 'paper', 'appeal-59fz'],
    ['appeal', 'federal-platform', 'appeal-59fz'],
    ['message', 'federal-platform', 'message-platform'],
    ['message', 'email', 'message-platform'],
    ['message', 'portal', 'message-portal'],
    ['message', 'social', 'message-social'],
    ['message', 'messenger', 'message-social'],
  ] as const)('%s by %s: %s', (kind, channel, id) => {
    const applies = policies.find(
      ({ appliesTo }) => appliesTo.kind === kind && (appliesTo.channels?.includes(channel) ?? true),
    );
    expect(applies?.id).toBe(id);
    expect(foldRules.policyFor({ kind, channel }).id).toBe(id);
  });
});

describe('a policy that no one can mean', () => {
  const [shipped] = policiesData.policies;
  it.each([
    ['no days', { finalAnswer: { ...calendarDays(0), source: 'test' } }],
    ['half a day', { finalAnswer: { ...calendarDays(1.5), source: 'test' } }],
    ['an unknown unit', { finalAnswer: { count: 3, unit: 'weeks', source: 'test' } }],
    ['an unknown last day', { lastDay: { notWorking: 'following', source: 'test' } }],
    ['an extension never', { extension: { times: 0, maxDays: 30, source: 'test' } }],
    ['a rule that no act gives', { finalAnswer: calendarDays(30) }],
    ['an act without a name', { registration: { ...calendarDays(3), source: '' } }],
    ['no hours for what is urgent', { firstAnswer: { workingHours: { normal: 9 }, source: 'test' } }],
    ['an unknown channel', { appliesTo: { kind: 'message', channels: ['pigeon'] } }],
  ])('is refused: %s', (_, unusual) => {
    expect(policiesSchema.safeParse({ ...policiesData, policies: [{ ...shipped, ...unusual }] }).success).toBe(false);
  });

  it('is no policy at all', () => {
    expect(policiesSchema.safeParse({ ...policiesData, policies: [] }).success).toBe(false);
  });
});
