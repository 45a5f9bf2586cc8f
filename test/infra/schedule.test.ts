import { expect, it } from 'vitest';
import { inputSchema as analysisInputSchema } from '#functions/analyse-satisfaction/contract.ts';
import { inputSchema } from '#functions/compute-rating/contract.ts';
import { inputSchema as countingInputSchema } from '#functions/count-forwardings/contract.ts';
import { inputSchema as findingInputSchema } from '#functions/find-likeness/contract.ts';
import { inputSchema as mailsInputSchema } from '#functions/mail-notices/contract.ts';
import { inputSchema as refoldingInputSchema } from '#functions/refold-appeals/contract.ts';
import { inputSchema as releasingInputSchema } from '#functions/release-invitations/contract.ts';
import { inputSchema as watchingInputSchema } from '#functions/watch-terms/contract.ts';
import { inputSchema as digestsInputSchema } from '#functions/write-digests/contract.ts';
import { nameOf, resourceAt, resources } from '#test/support/templates.ts';

const schedules = resources('AWS::Scheduler::Schedule');
const target = schedules[0]?.Properties['Target'];
const atScheduledTime = (input: string) =>
  JSON.parse(input.replace('<aws.scheduler.scheduled-time>', '2026-11-11T00:00:00Z'));

it.each([
  ['month', 'on the 11th at 03:00', 'cron(0 3 11 * ? *)', 'monthly'],
  ['quarter', 'on the 11th at 04:00 after its end', 'cron(0 4 11 1,4,7,10 ? *)', 'quarterly'],
])(
  'the rating of a %s runs %s by the clock of the region, in words the function understands',
  (_, __, expression, kind) => {
    const schedule = schedules.find(({ Properties }) => Properties['ScheduleExpression'] === expression);
    expect(schedule?.Properties).toMatchObject({
      ScheduleExpressionTimezone: 'Europe/Moscow',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
    const { Arn, Input } = schedule?.Properties['Target'] ?? {};
    expect(resourceAt(Arn)?.Properties['FunctionName']).toBe('rcc-demo-compute-rating');
    expect(Input).toContain('"<aws.scheduler.scheduled-time>"');
    expect(inputSchema.parse(atScheduledTime(Input))).toEqual({ kind, scheduledAt: '2026-11-11T00:00:00Z' });
  },
);

it.each([
  ['duplicates and mass problems are looked for every hour', 'cron(20 * * * ? *)', 'find-likeness', findingInputSchema],
  [
    'satisfaction is analysed on the 11th, after the rating',
    'cron(0 4 11 * ? *)',
    'analyse-satisfaction',
    analysisInputSchema,
  ],
  ['forwardings are counted every night', 'cron(40 2 * * ? *)', 'count-forwardings', countingInputSchema],
])('%s', (_, expression, name, schema) => {
  const schedule = schedules.find(({ Properties }) => Properties['ScheduleExpression'] === expression);
  const { Arn, Input, DeadLetterConfig } = schedule?.Properties['Target'] ?? {};
  expect(resourceAt(Arn)?.Properties['FunctionName']).toBe(`rcc-demo-${name}`);
  expect(schema.parse(atScheduledTime(Input))).toEqual({ scheduledAt: '2026-11-11T00:00:00Z' });
  expect(nameOf(DeadLetterConfig.Arn)).toBe('MissedRuns');
});

it('terms are looked at every quarter of an hour', () => {
  const schedule = schedules.find(({ Properties }) => Properties['ScheduleExpression'] === 'cron(0/15 * * * ? *)');
  const { Arn, Input, DeadLetterConfig } = schedule?.Properties['Target'] ?? {};
  expect(resourceAt(Arn)?.Properties['FunctionName']).toBe('rcc-demo-watch-terms');
  expect(watchingInputSchema.parse(JSON.parse(Input))).toEqual({});
  expect(nameOf(DeadLetterConfig.Arn)).toBe('MissedRuns');
});

it('a change of the rules is noticed every quarter of an hour, apart from the look at the terms', () => {
  const schedule = schedules.find(({ Properties }) => Properties['ScheduleExpression'] === 'cron(5/15 * * * ? *)');
  const { Arn, Input } = schedule?.Properties['Target'] ?? {};
  expect(resourceAt(Arn)?.Properties['FunctionName']).toBe('rcc-demo-refold-appeals');
  expect(refoldingInputSchema.parse(atScheduledTime(Input))).toEqual({ scheduledAt: '2026-11-11T00:00:00Z' });
});

it('digests are written at nine in the morning', () => {
  const schedule = schedules.find(({ Properties }) => Properties['ScheduleExpression'] === 'cron(0 9 * * ? *)');
  const { Arn, Input } = schedule?.Properties['Target'] ?? {};
  expect(resourceAt(Arn)?.Properties['FunctionName']).toBe('rcc-demo-write-digests');
  expect(digestsInputSchema.parse(JSON.parse(Input))).toEqual({});
});

it('notices are mailed every five minutes', () => {
  const schedule = schedules.find(({ Properties }) => Properties['ScheduleExpression'] === 'cron(0/5 * * * ? *)');
  const { Arn, Input } = schedule?.Properties['Target'] ?? {};
  expect(resourceAt(Arn)?.Properties['FunctionName']).toBe('rcc-demo-mail-notices');
  expect(mailsInputSchema.parse(JSON.parse(Input))).toEqual({});
});

it('invitations that need not wait any more are released every hour', () => {
  const schedule = schedules.find(({ Properties }) => Properties['ScheduleExpression'] === 'cron(50 * * * ? *)');
  const { Arn, Input, DeadLetterConfig } = schedule?.Properties['Target'] ?? {};
  expect(resourceAt(Arn)?.Properties['FunctionName']).toBe('rcc-demo-release-invitations');
  expect(releasingInputSchema.parse(JSON.parse(Input))).toEqual({});
  expect(nameOf(DeadLetterConfig.Arn)).toBe('MissedRuns');
});

it('nothing else runs by the clock', () => {
  expect(schedules).toHaveLength(10);
});

it('a run that does not happen is kept, whether it was not started or failed', () => {
  expect(target?.RetryPolicy).toEqual({ MaximumRetryAttempts: 20, MaximumEventAgeInSeconds: 86_400 });
  expect(nameOf(target?.DeadLetterConfig.Arn)).toBe('MissedRuns');
  const [retries] = resources('AWS::Lambda::EventInvokeConfig');
  expect(retries?.Properties).toMatchObject({ MaximumRetryAttempts: 2, Qualifier: '$LATEST' });
  expect(nameOf(retries?.Properties['DestinationConfig'].OnFailure.Destination)).toBe('MissedRuns');
});

it('Scheduler may start that function for schedules of this group, and nothing else', () => {
  const role = resourceAt(target?.RoleArn);
  const [trust] = role?.Properties['AssumeRolePolicyDocument'].Statement ?? [];
  expect(trust.Principal).toEqual({ Service: 'scheduler.amazonaws.com' });
  expect(nameOf(trust.Condition.StringEquals['aws:SourceArn'])).toMatch(/:schedule-group\/rcc-demo-ratings$/);
  const [policy] = role?.Properties['Policies'] ?? [];
  const allowed = policy.PolicyDocument.Statement.map(
    ({ Action, Resource }: { Action: unknown; Resource: unknown }) => [Action, nameOf(Resource)],
  );
  expect(allowed).toEqual([
    ['lambda:InvokeFunction', 'computeratingFunction'],
    ['sqs:SendMessage', 'MissedRuns'],
    [['kms:Decrypt', 'kms:GenerateDataKey'], 'MessagesKey'],
  ]);
});
