import { expect, it } from 'vitest';
import { inputSchema } from '#functions/compute-rating/contract.ts';
import { nameOf, resourceAt, resources } from '#test/support/templates.ts';

const [schedule, ...others] = resources('AWS::Scheduler::Schedule');
const target = schedule?.Properties['Target'];

it('the rating runs on the 11th at 03:00 by the clock of the region', () => {
  expect(others).toEqual([]);
  expect(schedule?.Properties).toMatchObject({
    ScheduleExpression: 'cron(0 3 11 * ? *)',
    ScheduleExpressionTimezone: 'Europe/Moscow',
    FlexibleTimeWindow: { Mode: 'OFF' },
  });
  expect(resourceAt(target?.Arn)?.Properties['FunctionName']).toBe('rcc-demo-compute-rating');
});

it('says for which time it runs, in the words the function understands', () => {
  expect(target?.Input).toContain('"<aws.scheduler.scheduled-time>"');
  const input = JSON.parse(target?.Input.replace('<aws.scheduler.scheduled-time>', '2026-11-11T00:00:00Z'));
  expect(inputSchema.parse(input)).toEqual({ kind: 'monthly', scheduledAt: '2026-11-11T00:00:00Z' });
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
